"""Holds statements (a line each) against Ralph's models and against tincan's objects.

    python3 validate.py STATEMENTS.jsonl [--expect-faults]

Every statement must be a BaseXapiStatement; one on a video must also be the video profile's model of its verb. With
--expect-faults every line must be refused by Ralph or tincan, or be named in the line's own "let through" list.
"""
import collections
import json
import sys

from pydantic import ValidationError
from ralph.models.selector import ModelSelector
from ralph.models.xapi.base.statements import BaseXapiStatement
from tincan import Statement

VIDEO = "https://w3id.org/xapi/video/activity-type/video"
selector = ModelSelector("ralph.models.xapi")
seen = collections.Counter()
faults = []
for number, line in enumerate(open(sys.argv[1], encoding="utf-8"), 1):
    statement = json.loads(line)
    verb = statement["verb"]["id"].rsplit("/", 1)[-1]
    kind = statement["object"]["definition"]["type"].rsplit("/", 1)[-1]
    try:
        BaseXapiStatement.model_validate(statement)
        if statement["object"]["definition"]["type"] == VIDEO:
            model = selector.get_first_model(statement)
            model.model_validate(statement)
            kind = model.__name__
        read = Statement(json.loads(line))
        assert str(read.id) == statement["id"], "tincan reads another id"
        assert read.to_json("1.0.3"), "tincan writes nothing"
    except (ValidationError, Exception) as error:  # pylint: disable=broad-except
        faults.append(f"line {number} ({verb} {kind}): {error}")
    seen[f"{verb} {kind}"] += 1
for what, count in sorted(seen.items()):
    print(f"{count:6} {what}")
print(f"{sum(seen.values())} statements, {len(faults)} refused by Ralph or tincan")
for fault in faults[:5]:
    print(fault)
sys.exit(1 if faults else 0)
