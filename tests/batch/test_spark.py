"""The function that docs/scaling.md hands to Spark, run by Spark."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from claimcheck.batch.records import read_record
from claimcheck.batch.run import check_records

sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
if not shutil.which("java"):
    pytest.skip("Spark needs Java", allow_module_level=True)
pytestmark = pytest.mark.filterwarnings("ignore")  # Spark's own, many and changing

PAGE = (Path(__file__).parents[2] / "docs" / "scaling.md").read_text(encoding="utf-8")
COLUMNS = re.search(r"columns = \((.*?)\n\)", PAGE, re.DOTALL)
LINES = [
    b'{"id": "a", "source": "At least 11 people were killed.", "claim": "at least 11 people were killed"}',
    b'{"id": "b", "source": "At least 11 people were killed.", "claim": "at least 12 people were killed"}',
]


@pytest.fixture
def spark(monkeypatch):
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)  # its workers have what these tests have
    session = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    yield session
    session.stop()


def test_spark_makes_the_rows_of_one_machine_with_the_columns_of_the_page(spark):
    from claimcheck.batch.tables import check_frames

    columns = "".join(re.findall(r'"(.*?)"', COLUMNS[1]))
    records = [read_record(line, 1) for line in LINES]
    pairs = spark.createDataFrame([(one.id, one.source, one.claim) for one in records], ["id", "source", "claim"])
    found = pairs.repartition(2, "source").mapInPandas(check_frames, columns).collect()
    rows = sorted((row.asDict(recursive=True) for row in found), key=lambda row: row["id"])
    assert rows == [{**row, "reason": None} for row in check_records(LINES)]
