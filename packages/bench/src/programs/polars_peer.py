# polars: each work as one lazy query, which it may stream.
import json
import sys
import time

asked = json.loads(sys.argv[1])
sys.path.insert(0, asked["polars"])
import polars as pl

work = asked["work"]


def scan_list(name):
    return pl.scan_csv(asked[name], has_header=False, schema={"id": pl.UInt64})


def scan_result():
    records = pl.scan_ndjson(asked["result"], schema={"id": pl.String, "action": pl.String, "reason": pl.String})
    return records.filter(pl.col("action") == "delete").with_columns(pl.col("id").cast(pl.UInt64))


def without(rows, lost, column="id"):
    # The order of the left rows is to stay.
    return rows.join(lost, left_on=column, right_on="id", how="anti", maintain_order="left")


started = time.perf_counter()
found = None
if work == "rewrite":
    without(scan_list("file"), scan_list("removed")).sink_csv(asked["out"], include_header=False)
elif work == "distinct":
    scan_list("file").unique().sink_csv(asked["out"], include_header=False)
elif work == "results":
    found = scan_result().select("id", "reason").collect()
elif work == "result-rewrite":
    without(scan_list("file"), scan_result()).sink_csv(asked["out"], include_header=False)
elif work == "csv":
    rows = pl.scan_csv(asked["file"], schema_overrides={"tweet_id": pl.UInt64})
    without(rows, scan_list("removed"), "tweet_id").sink_csv(asked["out"])
else:
    raise SystemExit("Unknown work: " + work)

said = {"insideMs": (time.perf_counter() - started) * 1000}
if found is not None:
    said["counts"] = {reason: count for reason, count in found["reason"].value_counts().iter_rows()}
print(json.dumps(said))
