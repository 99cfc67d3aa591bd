"""From plain text to blocks, from blocks to sentences."""
