#!/usr/bin/env python3
"""Marks the logs of tests/cases a second time, from the text of the rules (src/scoring/mod.rs), sharing no code.

    python3 tests/oracle/score.py            every case
    python3 tests/oracle/score.py CASE...    these folders

Needs nothing but Python 3.8. Exit 0: every number agrees with played.snap. The best path is not computed here: the
property tests compare it with a second search.
"""
import json, math, re, sys
from fractions import Fraction as F
from pathlib import Path
from statistics import NormalDist

ROOT = Path(__file__).resolve().parent.parent / "cases"
CATALOGUES = Path(__file__).resolve().parent.parent.parent / "assets" / "catalogues"
POINTS = {"Best": 3, "Good": 2, "Poor": 1, "Harmful": 0}


def ron(text):
    """Reads the RON of the cases: structs as dicts with "_", maps, lists, tuples, texts, numbers, bare words."""
    tokens = re.findall(r'//[^\n]*|#!\[[^\]]*\]|"(?:[^"\\]|\\.)*"|[-+]?\d[\d.]*|[A-Za-z_]\w*|[()\[\]{}:,]', text)
    tokens = [t for t in tokens if not t.startswith(("//", "#!"))]
    at = 0

    def peek():
        return tokens[at] if at < len(tokens) else None

    def take():
        nonlocal at
        at += 1
        return tokens[at - 1]

    def body(close):
        named, items = {}, []
        while peek() != close:
            start = at
            key = value()
            if peek() == ":":
                take()
                named[key if isinstance(key, str) else tokens[start]] = value()
            else:
                items.append(key)
            if peek() == ",":
                take()
        take()
        return named, items

    def value():
        token = take()
        if token == "(":
            named, items = body(")")
            return named or items
        if token == "{":
            return body("}")[0]
        if token == "[":
            return body("]")[1]
        if token[0] == '"':
            return json.loads(token)
        if token[0] in "+-0123456789":
            return F(token)
        if peek() == "(":
            take()
            named, items = body(")")
            return {"_": token, "args": items, **named}
        return {"true": True, "false": False}.get(token, token)

    return value()


def catalogue(name):
    read = ron((CATALOGUES / (name + ".ron")).read_text(encoding="utf-8"))
    known = {}

    def walk(node, dimension=None):
        if isinstance(node, dict):
            dimension = node.get("dimension", dimension)
            if "id" in node and "text" in node:
                known[node["id"]] = (node.get("dimension") or dimension or node["id"].split("-")[0], node.get("strength"))
            for child in node.values():
                walk(child, dimension)
        elif isinstance(node, list):
            for child in node:
                walk(child, dimension)

    walk(read)
    return known


def half_up(fraction):
    return math.floor(F(fraction) + F(1, 2))


def match(flags, windows):
    """flags: [(time, id)], windows: [(from, to, key)] -> {key: (time, id)}"""
    taken = {}
    for time, flag in sorted(flags):
        open_now = [(to, frm, n, key) for n, (frm, to, key) in enumerate(windows) if frm <= time < to and key not in taken]
        if open_now:
            taken[min(open_now)[3]] = (time, flag)
    return taken


def lcs(a, b):
    if not a or not b:
        return 0
    if a[0] == b[0]:
        return 1 + lcs(a[1:], b[1:])
    return max(lcs(a[1:], b), lcs(a, b[1:]))


def seconds(nanos):
    return None if nanos is None else F(nanos, 10**9)


def score(folder):
    scenario = ron((folder / "scenario.ron").read_text(encoding="utf-8"))
    nodes = scenario["nodes"]
    known = catalogue(scenario.get("catalogue", "ilo-delphi-adult-labour"))
    events = [json.loads(l) for l in (folder / "played.snap").read_text(encoding="utf-8").splitlines() if l.startswith("{")]

    stays, flags, marks, choices, assessments, referrals, ended = [], {}, {}, [], [], [], None
    for entry in events:
        event, media = entry["event"], seconds(entry["media"])
        kind = event["kind"]
        stay = stays[-1] if stays else None
        if stay is not None and stay["until"] is not None and not stay["stopped"] and kind != "scene-ended":
            moment = seconds(event["at"]) if kind == "flagged" else media
            if moment is not None and kind in ("flagged", "choice-opened", "choice-made", "scene-cut", "scene-failed", "scene-replayed", "paused", "abandoned"):
                stay["until"] = max(stay["until"], moment)
        if kind == "node-entered":
            stays.append({"node": event["node"], "until": F(0), "stopped": False, "end": None, "offered": None})
        elif kind == "flagged":
            flags[event["flag"]] = {"stay": len(stays) - 1, "at": seconds(event["at"]), "counts": not event["replay"], "name": None}
        elif kind == "flag-withdrawn":
            flags[event["flag"]]["counts"] = False
        elif kind == "classified":
            flags[event["flag"]]["name"] = event["indicator"]
        elif kind == "choice-opened":
            stay["offered"] = event["offered"]
        elif kind == "choice-made":
            choices.append((len(stays) - 1, event["option"]))
        elif kind == "scene-ended":
            stay.update(until=None, stopped=True, end=media if media is not None else stay["end"])
        elif kind in ("scene-cut", "scene-failed"):
            stay["stopped"] = True
        elif kind == "scene-replayed":
            stay["stopped"] = False
        elif kind == "exhibit-marked":
            marks[event["mark"]] = {"stay": len(stays) - 1, "x": F(str(event["spot"]["x"])), "y": F(str(event["spot"]["y"])), "counts": True}
        elif kind == "exhibit-unmarked":
            marks[event["mark"]]["counts"] = False
        elif kind == "assessed":
            assessments.append((len(stays) - 1, event))
        elif kind == "referred":
            referrals.append((len(stays) - 1, event))
        elif kind == "ended":
            ended = event["ending"]

    def shown(stay, frm):
        return (stay["end"] is None or frm < stay["end"]) if stay["until"] is None else frm < stay["until"]

    signals, alarms, noise, strays = [], 0, 0, 0   # signals: (stay, id, indicator, window?, points, name points, found)
    stands_for, minutes, chance = {}, F(0), F(0)
    for n, stay in enumerate(stays):
        node = nodes[stay["node"]]
        if node["_"] == "Scene":
            length = node.get("seconds")
            run = stay["end"] if stay["until"] is None else stay["until"]
            minutes = None if minutes is None or run is None else minutes + run / 60
            cues = [c for c in node.get("cues", []) if shown(stay, c["from"])]
            lures = [l for l in node.get("lures", []) if shown(stay, l["from"])]
            here = [(f["at"], i) for i, f in flags.items() if f["stay"] == n and f["counts"]]
            found = match(here, [(c["from"], c["to"], c["id"]) for c in cues])
            used = {flag for _, flag in found.values()}
            fell = match([f for f in here if f[1] not in used], [(l["from"], l["to"], l["id"]) for l in lures])
            used |= {flag for _, flag in fell.values()}
            noise, alarms = noise + len(lures), alarms + len(fell)
            for at, flag in here:
                inside = [w["id"] for w in cues + lures if w["from"] <= at < w["to"]]
                if flag not in used:
                    strays += not inside
                    if any(c["id"] in inside for c in cues):
                        stands_for["flag", flag] = (stay["node"], next(c["id"] for c in cues if c["id"] in inside))
            for c in cues:
                points = names = F(0)
                if c["id"] in found:
                    at, flag = found[c["id"]]
                    stands_for["flag", flag] = (stay["node"], c["id"])
                    points = F(5 - math.floor(5 * (at - c["from"]) / (c["to"] - c["from"])))
                    name = flags[flag]["name"]
                    if name == c["indicator"]:
                        names = F(1)
                    elif name is not None and known[name][0] == known[c["indicator"]][0]:
                        names = F(1, 2)
                signals.append((n, (stay["node"], c["id"]), c["indicator"], True, points, names, c["id"] in found))
                if length is None:
                    chance = None
                elif chance is not None:
                    chance += 1 - (1 - (c["to"] - c["from"]) / length) ** len(here)
        elif node["_"] == "Exhibit":
            answered = {}
            for mark in sorted(i for i, m in marks.items() if m["stay"] == n and m["counts"]):
                x, y = marks[mark]["x"], marks[mark]["y"]
                on = [k for k in node["marks"] if k["at"][0] <= x <= k["at"][0] + k["at"][2] and k["at"][1] <= y <= k["at"][1] + k["at"][3]]
                free = [k for k in on if k["id"] not in answered]
                strays += not on
                if free:
                    answered[free[0]["id"]] = mark
                if on:
                    stands_for["placed", mark] = (stay["node"], (free or on)[0]["id"])
            for k in node["marks"]:
                if "indicator" in k:
                    hit = k["id"] in answered
                    signals.append((n, (stay["node"], k["id"]), k["indicator"], False, F(5 if hit else 0), F(0), hit))
                else:
                    noise, alarms = noise + 1, alarms + (k["id"] in answered)

    parts = {"Detection": (sum((s[4] for s in signals), F(0)), F(5 * len(signals)))}
    cues_offered = [s for s in signals if s[3]]
    parts["Classification"] = (sum((s[5] for s in cues_offered), F(0)), F(len(cues_offered)))

    earned = most = F(0)
    kept, broken = set(), set()
    for n, taken in choices:
        node = nodes[stays[n]["node"]]
        ask = node if node["_"] == "Choose" else node["then"]
        offered = stays[n]["offered"]
        rated = {o["id"]: POINTS.get(o.get("rating")) for o in ask["options"] if o["id"] in offered or o["id"] == taken}
        if rated[taken] is None:
            continue
        earned, most = earned + rated[taken], most + max(r for r in rated.values() if r is not None)
        option = next(o for o in ask["options"] if o["id"] == taken)
        names = [option["principle"]] if "principle" in option else option.get("principles", [])
        (kept if rated[taken] >= 2 else broken).update(names)
    parts["Conduct"] = (earned, most)

    earned = most = F(0)
    brier = []
    for n, event in assessments:
        node = nodes[stays[n]["node"]]
        ratings = {c["id"]: POINTS[c["rating"]] for c in node["conclusions"]}
        if max(ratings.values()) > 0:
            earned, most = earned + F(ratings[event["conclusion"]], max(ratings.values())), most + 1
        by_then = {s[1] for s in signals if s[0] < n}
        holds = 0
        for ground in event["grounds"]:
            (kind, what), = ground.items()
            if kind == "cue":
                sign = next(((m, c["id"]) for m, scene in nodes.items() for c in scene.get("cues", []) if c["id"] == what), None)
            elif kind == "mark":
                sign = (what["exhibit"], what["mark"])
            else:
                sign = stands_for.get((kind, what))
            holds += sign in by_then
        if by_then or event["grounds"]:
            earned, most = earned + (F(holds, len(event["grounds"])) if event["grounds"] else 0), most + 1
        right = 1 if ratings[event["conclusion"]] >= 2 else 0
        brier.append((F(event["confidence"], 100) - right) ** 2)
    parts["Assessment"] = (earned, most)

    earned = most = F(0)
    for n, event in referrals:
        node, given = nodes[stays[n]["node"]], event["institutions"]
        key, allowed = node["key"], node.get("allowed", [])
        others = len([i for i in given if i not in key and i not in allowed])
        matched = lcs(key, given) if node.get("ordered", True) else len(set(key) & set(given))
        earned += F(max(0, matched - others), len(key)) if key else F(0 if others else 1)
        most += 1
    parts["Referral"] = (earned, most)

    rubric = scenario.get("rubric", {})
    default = {"detection": 30, "classification": 10, "conduct": 30, "assessment": 15, "referral": 15}
    weights = rubric.get("weights", default)
    sums = [(F(weights.get(name.lower(), 0)), e, m) for name, (e, m) in parts.items() if m > 0]
    total = sum(w for w, _, _ in sums)
    overall = half_up(1000 * sum(w * e / m for w, e, m in sums) / total) if total else None
    demands = all(p in kept for p in rubric.get("must_do", [])) and not any(p in broken for p in rubric.get("must_avoid", []))
    passed = None if overall is None or ended is None else overall >= 10 * rubric.get("pass_mark", 60) and demands

    lines = {}
    for name, (e, m) in parts.items():
        share = half_up(1000 * e / m) if m else "-"
        lines[name] = f"{half_up(1000 * e)}/{half_up(1000 * m)} = {share}"
    lines["overall"] = "-" if overall is None else str(overall)
    lines["passed"] = "-" if passed is None else str(passed).lower()
    hits = sum(s[6] for s in signals)
    misses, rejections = len(signals) - hits, noise - alarms
    lines["hits"] = f"{hits} misses {misses} false alarms {alarms} correct rejections {rejections} strays {strays}"
    lines["d'"] = "- c -"
    if len(signals) >= 10 and noise >= 10:
        z = NormalDist().inv_cdf
        h, f = z((hits + 0.5) / (len(signals) + 1)), z((alarms + 0.5) / (noise + 1))
        lines["d'"] = f"{h - f:.6f} c {-0.5 * (h + f):.6f}"
    scene_hits = sum(s[6] for s in signals if s[3])
    lines["chance"] = "- beyond -" if chance is None else f"{float(chance):.6f} beyond {float(scene_hits - chance):.6f}"
    counted = sum(f["counts"] for f in flags.values())
    lines["flags a minute"] = f"{float(counted / minutes):.6f}" if minutes else "-"
    lines["brier"] = f"{float(sum(brier) / len(brier)):.6f}" if brier else "-"
    for name, found in (("found", True), ("shown", False)):
        positive = []
        for d in sorted({dimension for dimension, _ in known.values()}):
            ids = {s[2] for s in signals if known[s[2]][0] == d and (s[6] or not found)}
            s, m, w = (sum(known[i][1] == strength for i in ids) for strength in ("Strong", "Medium", "Weak"))
            if s >= 2 or (s >= 1 and m + w >= 1) or m >= 3 or (m >= 2 and w >= 1):
                positive.append(d)
        lines[name] = f"[{' '.join(positive)}]"
    return lines


def main():
    folders = [Path(a) for a in sys.argv[1:]] or sorted(p.parent for p in ROOT.glob("*/*/played.snap"))
    wrong = 0
    for folder in folders:
        told = (folder / "played.snap").read_text(encoding="utf-8").split("\n---\n")[-1].splitlines()
        for name, value in score(folder).items():
            line = next(l for l in told if l.startswith(name))
            cut = line.split(";")[0] if name in ("overall",) or name[0].isupper() else line
            if name in ("found", "shown"):
                cut = name + " " + line[line.index("["):]
            if cut.replace(":", "", 1).split(name, 1)[1].strip() != value:
                wrong += 1
                print(f"{folder.parent.name}/{folder.name}: {name} {value}, played.snap says: {line}")
    print(f"{len(folders)} cases, {wrong} differences")
    return 1 if wrong or not folders else 0


sys.exit(main())
