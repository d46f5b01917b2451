#!/usr/bin/env bash
# Holds what editors and code hosts read against the programs of others: the JSON Schema of the form, SARIF, the flow for
# Mermaid and Graphviz. For development, by hand; needs graphviz, node and python3, and the network once, for the tools.
#
#   tests/oracle/schema/run.sh [IAS]        IAS: the program; without it the one that was built last
#   TOOLS=DIR                               where the tools are kept; without it ~/.cache/ias/oracle-schema
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
ias=$(realpath "${1:-${CARGO_TARGET_DIR:-target}/release/ias}")
export TOOLS=${TOOLS:-$HOME/.cache/ias/oracle-schema}
mkdir -p "$TOOLS"
[ -x "$TOOLS/venv/bin/check-jsonschema" ] || { python3 -m venv "$TOOLS/venv"; "$TOOLS/venv/bin/pip" install -q jsonschema==4.26.0 check-jsonschema==0.39.0; }
[ -d "$TOOLS/node_modules/mermaid" ] || (cd "$TOOLS" && npm install --silent --no-save mermaid@11 jsdom@29 @microsoft/sarif-multitool@5)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
films="harvest-van flight-with-auntie family-on-the-road"

echo "== the schema against its meta-schema, scenarios and spoilt scenarios against the schema"
"$ias" schema --lang en > "$work/schema.json"
"$TOOLS/venv/bin/check-jsonschema" --check-metaschema "$work/schema.json"
"$TOOLS/venv/bin/python" "$here/validate.py" "$ias" tests/cases/faulty/sound.ron $(printf 'scenarios/%s/scenario.ron ' $films)

echo "== findings as SARIF, by the validator of those who wrote the standard"
"$ias" check tests/cases/faulty/* --format sarif --data "$work/data" > "$work/findings.sarif" || [ $? = 1 ]
"$TOOLS"/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool validate "$work/findings.sarif" \
    --level 'Error;Warning' --kind Fail --output "$work/verdict.sarif" --log ForceOverwrite > "$work/verdict.txt"
# SARIF2005: it wants an address on the net where the tool is explained; this one has none.
if grep -E '(error|warning) (SARIF|JSON)' "$work/verdict.txt" | grep -v SARIF2005; then exit 1; fi
"$TOOLS/venv/bin/python" - "$work/findings.sarif" <<'PY'
import json, pathlib, sys
results = json.load(open(sys.argv[1]))["runs"][0]["results"]
for result in results:
    for location in result["locations"] + result.get("relatedLocations", []):
        place = location["physicalLocation"]
        text = pathlib.Path(place["artifactLocation"]["uri"]).read_text(encoding="utf-8-sig", errors="replace")
        region, lines = place["region"], text.split("\n")
        line = lines[region["startLine"] - 1]
        assert 1 <= region["startColumn"] <= region.get("endColumn", region["startColumn"]) <= len(line) + 1, (place, line)
print(f"ok  {len(results)} findings, each in a file that is there, on a line that is there")
PY

echo "== the flow for Graphviz and Mermaid, of the films and of one with letters that mean something to them"
mkdir -p "$work/odd/film"
cat > "$work/odd/scenario.ron" <<'RON'
Scenario(
    format: 1,
    title: "end; \"quoted\" [x] {y} (z) | #35; <b>fat</b> `code` %% A --> B \\ & done",
    nodes: {
        "end": Scene(
            title: "subgraph end; \"q\" [x]{y}(z) | #quot; <b>fat</b> `code` %%{init} A-->B \\n & ö – ї",
            still: "booth.png", seconds: 9,
            then: Choose(prompt: "class a|b \"c\" ; graph TD", options: [
                (id: "o", text: "x\"] --> end; %% \\", goto: "graph"),
                (id: "x", text: "click -->|yes| o((", goto: "style.1"),
            ]),
        ),
        "graph": Ending(title: "\"\"", outcome: Good),
        "style.1": Ending(title: "---\nend\n", outcome: Bad),
    },
)
RON
for language in pl en uk; do
    for film in $films "$work/odd"; do
        name=$(basename "$film").$language
        "$ias" graph "$film" --lang "$language" --format mermaid > "$work/$name.mermaid"
        "$ias" graph "$film" --lang "$language" --format dot > "$work/$name.dot"
        dot -Tsvg "$work/$name.dot" -o "$work/$name.svg" 2> "$work/said"
        if [ -s "$work/said" ]; then cat "$work/said"; exit 1; fi
    done
done
node "$here/mermaid.mjs" "$work"/*.mermaid
echo "all as it should be"
