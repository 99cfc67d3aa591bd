"""The real engine on a local cluster: the rows of one machine, though actors are killed and machines come and go."""

import json
import os
import signal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimcheck.batch.checkpoint import checkpoint_path
from claimcheck.batch.inputs import find_inputs
from claimcheck.batch.pipeline import Plan, run_batch
from claimcheck.errors import UsageError

os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
ray = pytest.importorskip("ray", reason="Ray is not installed (make ray runs these)")
pytestmark = pytest.mark.filterwarnings("ignore")  # Ray's own, many and changing

from claimcheck.batch.ray import check_dataset, run_on_ray  # noqa: E402 - only where Ray is

ARTICLE = (Path(__file__).parents[2] / "source" / "iran-pakistan-talks.txt").read_text(encoding="utf-8")
RECORDS = [  # each with a source of its own, so that they take long enough to be cut off in the middle
    {"id": str(number), "source": f"Edition {number}.\n\n{ARTICLE}", "claim": f"at least {number % 14} were killed"}
    for number in range(48)
]
SHARD = 2
SHARDS = -(-50 // SHARD)


@pytest.fixture(scope="module")
def cluster():
    """Give a cluster of a head that judges nothing and one machine with a core."""
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    cluster.add_node(num_cpus=1)
    ray.init(address=cluster.address, log_to_driver=False, logging_level="error")
    yield cluster
    ray.shutdown()
    cluster.shutdown()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("ray")


@pytest.fixture(scope="module")
def records(folder):
    path = folder / "pairs.jsonl"
    lines = [json.dumps(record) for record in RECORDS]
    lines[9:9] = ["", '{"id": "broken"}']
    path.write_text("\n".join(lines), encoding="utf-8")
    return find_inputs(str(path))


@pytest.fixture(scope="module")
def expected(folder, records):
    """Return the rows that one machine makes."""
    output = folder / "local.parquet"
    assert len(list(run_batch(records, str(output), Plan()))) == 49
    return pq.read_table(output).to_pylist()


def kill_actors():
    """Kill every process that Ray calls an actor of ours, and tell how many there were."""
    killed = 0
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if path.read_bytes().startswith(b"ray::MapWorker(Map(ShardWriter"):
                os.kill(int(path.parent.name), signal.SIGKILL)
                killed += 1
        except OSError:  # it has just ended by itself
            continue
    return killed


def shards_in(folder):
    return len(list(folder.glob("part-*.parquet")))


def take(rows, shards):
    """Take the rows of some shards."""
    return [next(rows) for _ in range(SHARD * shards)]


@pytest.mark.usefixtures("cluster")
def test_a_run_cut_off_goes_on_by_shard_and_a_killed_actor_loses_and_doubles_no_row(records, expected, folder):
    output = folder / "killed"
    rows = run_on_ray(records, str(output), Plan(), size=SHARD)
    take(rows, 1)
    rows.close()
    assert not output.exists()
    rows = run_on_ray(records, str(output), Plan(), size=SHARD, resume=True)
    found = [next(rows)]
    assert found[0].kept
    while found[-1].kept:
        found.append(next(rows))
    assert kill_actors() > 0
    assert shards_in(checkpoint_path(output)) < SHARDS
    found += rows
    assert [row.verdict for row in found].count("unchecked") == 1
    assert found[-1].share == 1.0
    assert pq.read_table(output).to_pylist() == expected
    assert shards_in(output) == SHARDS


def test_a_machine_may_come_and_another_go_in_the_middle(cluster, records, expected, folder):
    output = folder / "nodes"
    first = cluster.list_all_nodes()[-1]
    rows = run_on_ray(records, str(output), Plan(), size=SHARD)
    take(rows, 1)
    cluster.add_node(num_cpus=1)
    take(rows, 1)
    assert shards_in(checkpoint_path(output)) < SHARDS
    cluster.remove_node(first, allow_graceful=False)
    assert len(list(rows)) == len(expected) - 2 * SHARD
    assert pq.read_table(output).to_pylist() == expected


@pytest.mark.usefixtures("cluster")
def test_a_dataset_of_somebody_else_becomes_the_same_rows(expected):
    records = ray.data.from_arrow(pa.Table.from_pylist(RECORDS))
    rows = check_dataset(records, Plan(workers=1), batch_size=16).take_all()
    wanted = [row for row in expected if row["id"] != "broken"]
    assert sorted(rows, key=lambda row: int(row["id"])) == wanted


def test_rows_can_not_go_to_a_pipe(records):
    with pytest.raises(UsageError, match="a folder for its shards"):
        next(run_on_ray(records, "-", Plan()))
