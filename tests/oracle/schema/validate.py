"""Holds the JSON Schema of `ias schema` against its meta-schema, and scenarios against the schema.

    python validate.py IAS SCENARIO...          committed scenarios: each must be valid, and every spoilt one must not

The reader below is no part of the program: it makes JSON of RON as the schema's `$comment` says. Each scenario is then
spoilt in many ways, a field at a time; the schema and `ias check` must refuse the same ones.
"""
import copy, json, random, re, subprocess, sys, tempfile
from pathlib import Path

from jsonschema import Draft202012Validator

TOKEN = re.compile(r'\s+|//[^\n]*|/\*.*?\*/|#!\[[^\]]*\]|(?P<text>"(?:\\.|[^"\\])*")|(?P<number>[-+]?\d[\d_]*(?:\.\d+)?)'
                   r'|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<sign>[()\[\]{}:,])', re.S)


def tokens(text):
    at = 0
    while at < len(text):
        match = TOKEN.match(text, at)
        if not match:
            raise ValueError(f"no token at {at}: {text[at:at + 20]!r}")
        at = match.end()
        if match.lastgroup:
            yield match.lastgroup, match.group(match.lastgroup)
    yield "end", ""


class Word(str):
    """A word without quotes: `Best`."""


class Named:
    """`Name(…)`, `Name`, or `(…)` without a name."""

    def __init__(self, name, items, fields):
        self.name, self.items, self.fields = name, items, fields

    def json(self):
        if self.fields or (not self.items and self.name != "Some"):
            inside = {key: plain(value) for key, value in self.fields}
        elif self.name is None:
            return [plain(item) for item in self.items]
        elif len(self.items) == 1:
            inside = plain(self.items[0])
        else:
            inside = [plain(item) for item in self.items]
        return inside if self.name in (None, "Scenario", "Some") else {self.name: inside}


def plain(value):
    if isinstance(value, Named):
        return value.json()
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return {"true": True, "false": False, "None": None}.get(value, str(value)) if isinstance(value, Word) else value


def read(text):
    line = list(tokens(text))
    at = 0

    def take(sign=None):
        nonlocal at
        kind, word = line[at]
        if sign and word != sign:
            raise ValueError(f"{sign} expected, {word} found")
        at += 1
        return kind, word

    def until(close, one):
        items = []
        while line[at][1] != close:
            items.append(one())
            if line[at][1] == ",":
                take()
        take(close)
        return items

    def pair():
        key = value()
        take(":")
        return key, value()

    def group(name):
        fields, items = [], []

        def one():
            if line[at][0] == "name" and line[at + 1][1] == ":":
                key = take()[1]
                take(":")
                fields.append((key, value()))
            else:
                items.append(value())

        until(")", one)
        return Named(name, items, fields)

    def value():
        kind, word = take()
        if kind == "text":
            return json.loads(re.sub(r"\\u\{([0-9a-fA-F]+)\}", lambda m: json.dumps(chr(int(m[1], 16)))[1:-1], word), strict=False)
        if kind == "number":
            digits = word.replace("_", "").lstrip("+")
            return float(digits) if "." in digits else int(digits)
        if kind == "name":
            if line[at][1] == "(":
                take()
                return group(word)
            return Word(word)
        if word == "(":
            return group(None)
        if word == "[":
            return until("]", value)
        if word == "{":
            return dict(until("}", pair))
        raise ValueError(f"{word} is no value")

    root = value()
    take("")
    return root


def written(value):
    """RON again, for the program."""
    if isinstance(value, Named):
        inside = [written(item) for item in value.items] + [f"{key}: {written(item)}" for key, item in value.fields]
        return f"{value.name or ''}({', '.join(inside)})"
    if isinstance(value, list):
        return f"[{', '.join(written(item) for item in value)}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(key)}: {written(item)}" for key, item in value.items()) + "}"
    return str(value) if isinstance(value, Word) else json.dumps(value, ensure_ascii=False)


def holders(value, into):
    """Every group with fields."""
    if isinstance(value, Named):
        if value.fields:
            into.append(value)
        for item in value.items + [item for _, item in value.fields]:
            holders(item, into)
    elif isinstance(value, list):
        for item in value:
            holders(item, into)
    elif isinstance(value, dict):
        for item in value.values():
            holders(item, into)
    return into


# What both must judge alike: the form of the file, not where its ways lead.
FORM = {"missing-field", "unknown-field", "wrong-type", "unknown-variant", "bad-number", "bad-id", "unknown-language",
        "conflicting-fields", "unsupported-format", "duplicate-field", "parse-error"}
# How two fields stand to one another no schema tells: a start below the least, a still beside a film.
BETWEEN_FIELDS = {"bad-number", "conflicting-fields"}


def refused_by_ias(ias, texts):
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            case = Path(folder) / f"case-{number:04}"
            case.mkdir()
            (case / "scenario.ron").write_text(text, encoding="utf-8")
        cases = sorted(str(case) for case in Path(folder).iterdir())
        done = subprocess.run([ias, "check", *cases, "--format", "json", "--data", f"{folder}/data"], capture_output=True, check=False)
        verdicts = [set() for _ in texts]
        for finding in json.loads(done.stdout)["findings"]:
            if finding["place"] and finding["rule"] in FORM:
                verdicts[int(finding["place"]["file"].split("/")[0][5:])].add(finding["rule"])
        return verdicts


def main():
    ias, files = sys.argv[1], sys.argv[2:]
    bad = 0
    for language in ("pl", "en", "uk"):
        schema = json.loads(subprocess.run([ias, "schema", "--lang", language], capture_output=True, check=True).stdout)
        Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    chance = random.Random(4)
    for file in files:
        text = Path(file).read_text(encoding="utf-8-sig")
        root = read(text)
        errors = [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:120]}" for error in validator.iter_errors(plain(root))]
        if errors:
            bad += 1
            print(f"BAD {file} is sound and the schema refuses it:", *errors[:5], sep="\n    ")
            continue
        spoilt = []
        count = len(holders(root, []))
        # A hundred groups are enough: a large film has hundreds alike.
        for which in sorted(chance.sample(range(count), min(count, 100))):
            for way in ("leave out", "misspell", "true", "list", "group", "number", "text", "below nothing"):
                other = copy.deepcopy(root)
                holder = holders(other, [])[which]
                at = chance.randrange(len(holder.fields))
                name, old = holder.fields[at]
                new = {"true": Word("true"), "list": [], "group": Named(None, [], [("surely_unknown", 1)]), "number": 7, "text": "seven", "below nothing": -3}
                if way == "leave out":
                    del holder.fields[at]
                elif way == "misspell":
                    holder.fields[at] = (name + "x", old)
                else:
                    holder.fields[at] = (name, new[way])
                spoilt.append((f"{holder.name or 'group'}.{name} {way}", other))
        verdicts = refused_by_ias(ias, [written(other) for _, other in spoilt])
        differ = 0
        for (what, other), rules in zip(spoilt, verdicts):
            refused = not validator.is_valid(plain(other))
            if refused != bool(rules) and not (not refused and rules <= BETWEEN_FIELDS):
                differ += 1
                if differ <= 12:
                    print(f"BAD {file}: {what}: the schema {'refuses' if refused else 'takes'} it, ias check tells {sorted(rules) or 'nothing of its form'}")
        bad += differ > 0
        print(f"{'BAD' if differ else 'ok '} {file}: valid; spoilt in {len(spoilt)} ways, {differ} judged differently")
    sys.exit(1 if bad else 0)


main()
