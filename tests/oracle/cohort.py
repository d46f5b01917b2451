#!/usr/bin/env python3
"""Makes cohorts and says, by foreign libraries, what the statistics of src/cohort must come to.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install scipy==1.17.1 pingouin==0.7.0 scikit-learn==1.9.1 statsmodels==0.15.0
    /tmp/venv/bin/python tests/oracle/cohort.py        writes tests/oracle/cohort.json

The file is committed; src/cohort/tests/oracle.rs compares with it, so that testing needs no Python. Each number comes from the
library named beside it here, never from a formula that the Rust code shares. The seed is fixed: the same file each time.
"""
import json
import random
import warnings
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pandas as pd
import pingouin as pg
from scipy import stats
from sklearn.calibration import calibration_curve
from sklearn.metrics import brier_score_loss
from statsmodels.stats.proportion import proportion_confint

warnings.filterwarnings("ignore")
DAY = 86_400_000
START = 1_767_600_000_000  # 5 January 2026


# ---- formulae -------------------------------------------------------------------------------------------------------

def wilson(yes, of):
    """statsmodels; scipy must agree."""
    if of == 0:
        return None
    low, high = proportion_confint(yes, of, method="wilson")
    ci = stats.binomtest(yes, of).proportion_ci(method="wilson")
    assert abs(low - ci.low) < 1e-12 and abs(high - ci.high) < 1e-12
    return [float(low), float(high)]


def rate(values):
    yes, of = int(sum(values)), len(values)
    return {"yes": yes, "of": of, "interval": wilson(yes, of)}


def spread(values):
    """numpy and scipy.stats.t.interval."""
    values = np.asarray(values, float)
    n = len(values)
    out = {"count": n, "mean": float(values.mean()) if n else None, "sd": None, "interval": None}
    if n >= 2:
        out["sd"] = float(values.std(ddof=1))
        sem = stats.sem(values)
        out["interval"] = [float(x) for x in stats.t.interval(0.95, n - 1, loc=values.mean(), scale=sem)] if sem > 0 else [float(values.mean())] * 2
    return out


def alpha(matrix):
    """pingouin; KR-20 with population variances must agree where items are 0 and 1."""
    frame = pd.DataFrame(matrix)
    a, ci = pg.cronbach_alpha(data=frame)
    x = np.asarray(matrix, float)
    if set(np.unique(x)) <= {0.0, 1.0}:
        p, k = x.mean(0), x.shape[1]
        assert abs(k / (k - 1) * (1 - (p * (1 - p)).sum() / x.sum(1).var()) - a) < 1e-12
    # pingouin rounds its interval to three places: Feldt's again with scipy's F, and the two must agree.
    n, k = x.shape
    exact = [1 - (1 - a) * stats.f.isf(q, n - 1, (n - 1) * (k - 1)) for q in (0.025, 0.975)]
    assert all(abs(e - r) <= 5.1e-4 for e, r in zip(exact, ci)), (exact, ci)
    return {"alpha": float(a), "interval": [float(e) for e in exact]}


def correlation(x, y):
    """scipy.stats.pearsonr."""
    result = stats.pearsonr(x, y)
    ci = result.confidence_interval(0.95)
    return {"r": float(result.statistic), "interval": [float(ci.low), float(ci.high)]}


def sensitivity(hits, shown, alarms, innocent):
    """scipy.stats.norm, log-linear."""
    out = {"hits": hits, "misses": shown - hits, "false_alarms": alarms, "correct_rejections": innocent - alarms, "d_prime": None, "criterion": None}
    if shown >= 10 and innocent >= 10:
        h, f = (stats.norm.ppf((a + 0.5) / (b + 1)) for a, b in ((hits, shown), (alarms, innocent)))
        out["d_prime"], out["criterion"] = float(h - f), float(-(h + f) / 2)
    return out


def formulae(rng):
    """Single functions, over a wide range."""
    out = {}
    out["wilson"] = [[y, n, *wilson(y, n)] for y, n in [(0, 1), (1, 1), (0, 10), (10, 10), (7, 10), (1, 3000), (2999, 3000), (31, 97), (50_000, 180_000)]]
    out["t"] = [[p, v, float(stats.t.ppf(p, v))] for p in (0.025, 0.5, 0.9, 0.975, 0.995) for v in (1, 2, 3, 9, 29, 130, 2999, 59_999)]
    out["f"] = [[p, a, b, float(stats.f.ppf(p, a, b))] for p in (0.025, 0.975) for a, b in [(1, 1), (7, 28), (29, 29), (29, 580), (59, 59 * 11), (2999, 2999 * 23)]]
    # 8 by 5 as in STANDARDS.md section 3, which prints only what it comes to: α .6918, interval .143 to .930.
    standard = [[0, 1, 0, 0, 1], [0, 0, 0, 0, 0], [0, 0, 0, 1, 1], [1, 1, 1, 1, 1], [1, 0, 0, 0, 1], [1, 0, 0, 0, 1], [1, 1, 1, 1, 1], [1, 1, 0, 1, 0]]
    found = alpha(standard)
    assert [round(found["alpha"], 4), *(round(end, 3) for end in found["interval"])] == [0.6918, 0.143, 0.93]
    matrices = [standard, [[5, 3, 4], [2, 2, 1], [4, 5, 5], [1, 2, 3]]]
    for n, k in ((2, 2), (30, 12), (200, 7)):
        skill = [rng.gauss(0, 1) for _ in range(n)]
        matrices.append([[int(rng.gauss(s, 1.2) > 0) for _ in range(k)] for s in skill])
    matrices[2] = [[1, 0], [1, 1]]
    # Items that agree less than chance: α below 0.
    matrices.append([[1, 0, 1], [0, 1, 0], [1, 0, 0], [0, 1, 1], [1, 0, 0], [0, 1, 1], [0, 1, 0]])
    out["alpha"] = [{"matrix": m, **alpha(m)} for m in matrices]
    pairs = [[(1, 2), (2, 1), (3, 5), (4, 4)], [(0, 0), (1, 2), (2, 4), (3, 6), (4, 8)], [(0, 9), (1, 7), (1, 8), (0, 9), (1, 2), (0, 4)]]
    pairs.append([(int(rng.gauss(50, 10)), int(rng.gauss(5000, 900))) for _ in range(250)])
    # Without the one that fits exactly: scipy's interval of r = 1 is a matter of rounding.
    out["correlation"] = [{"pairs": p, **correlation(*zip(*p))} for p in (pairs[0], pairs[2], pairs[3])]
    out["spread"] = [{"values": v, **spread(v)} for v in ([5], [5, 5, 5], [1, 2], [333, 1000, 0, 417, 850, 850])]
    out["sensitivity"] = [[*c.values()] for c in (sensitivity(*q) for q in [(7, 10, 2, 20), (10, 10, 0, 20), (0, 10, 20, 20), (9, 9, 0, 10), (41_200, 60_000, 3_100, 24_000)])]
    return out


# ---- cohorts --------------------------------------------------------------------------------------------------------

# A film with a fork: everybody meets `lane`, then either `field` or `office`. Two cues of one indicator.
FORK = {
    "id": "fork", "catalogue": "ilo-delphi-adult-labour",
    "signs": [["lane", "passports", "D2-02"], ["lane", "silence", "D2-03"], ["lane", "money", "D5-01"], ["field", "beds", "D4-01"],
              ["field", "guard", "D5-01"], ["office", "contract", "D1-01"], ["office", "debt", "D2-02"], ["lane", "last", "D4-02"]],
    "lures": [["lane", "old-van"], ["lane", "rain"], ["lane", "song"], ["field", "dog"]],
    "choices": ["lane", "ask"],
}
TWIN = {"id": "twin", "catalogue": "border-signs", "signs": [], "lures": [["lane", "old-van"], ["lane", "rain"], ["hall", "luggage"]], "choices": ["lane"]}
AFTER = {**FORK, "id": "after"}
FILMS = {film["id"]: film for film in (FORK, TWIN, AFTER)}
NAMES = ["exact", "near", "wrong", "unnamed"]


def attempt(rng, trainee, film, skill, *, course="c1", purpose="training", at=0, ended=True, side=None, only=None):
    """One attempt. `signs`: [place in the film's list, points in thousandths (0: missed), latency in ms, name]."""
    side = side if side is not None else rng.choice(["field", "office"])
    met = [i for i, sign in enumerate(film["signs"]) if sign[0] in ("lane", side)]
    lures = [i for i, lure in enumerate(film["lures"]) if lure[0] in ("lane", "hall", side)]
    if not ended:
        met, lures = met[:2], lures[:1]
    signs = []
    for i in met:
        found = rng.gauss(skill - 0.15 * i, 1) > -0.4 if only is None else only
        signs.append([i, rng.randint(1, 5) * 1000, rng.randint(200, 6000), rng.choice(NAMES)] if found else [i, 0, None, None])
    worth = [round(rng.choice([0, 1, 2, 3]) if only is None else 3 * only) for _ in film["choices"]]
    return {
        "trainee": trainee, "course": course, "scenario": film["id"], "purpose": purpose, "at": START + at, "ended": ended,
        "signs": signs,
        "lures": [[i, int(rng.gauss(-skill, 1.3) > 0.3) if only is None else int(not only)] for i in lures],
        "choices": worth if ended else worth[:1],
        "confidence": [[rng.randint(0, 20) * 5, int(rng.random() < 0.6)]] if ended else [],
        "overall": max(0, min(1000, round(550 + 160 * skill + rng.gauss(0, 60)))) if only is None else 1000 * only,
        "strays": rng.randint(0, 3),
    }


def cohorts(rng):
    people = lambda n: [(f"p-{i:04}", rng.gauss(0, 0.8)) for i in range(n)]
    yield "empty", []
    yield "one", [attempt(rng, "p-0001", FORK, 0.3)]
    yield "two", [attempt(rng, f"p-{i}", FORK, 0.3, side="field") for i in range(2)]
    yield "everybody-all", [attempt(rng, t, FORK, s, side="field", only=True) for t, s in people(34)]
    yield "nobody-any", [attempt(rng, t, FORK, s, side="field", only=False) for t, s in people(34)]
    yield "below-thirty", [attempt(rng, t, FORK, s) for t, s in people(29)]
    group = people(64)
    big = [attempt(rng, t, FORK, s, course=f"c{i % 3}", at=i * DAY) for i, (t, s) in enumerate(group)]
    big += [attempt(rng, t, TWIN, s, course=f"c{i % 3}", at=i * DAY + 9_000_000) for i, (t, s) in enumerate(group) if i % 4]
    big += [attempt(rng, t, FORK, s + 2, course=f"c{i % 3}", at=(i + 90) * DAY) for i, (t, s) in enumerate(group) if i % 5 == 0]
    big += [attempt(rng, f"q-{i}", FORK, 0, ended=False, course="c0") for i in range(3)]
    yield "fork", big
    tests = people(40)
    pre = [attempt(rng, t, FORK, s, purpose="pre-test") for t, s in tests[:37]]
    post = [attempt(rng, t, AFTER, s + 0.9, purpose="post-test", at=3 * DAY) for t, s in tests[4:]]
    yield "before-and-after", pre + post
    yield "one-pair", [attempt(rng, "p-1", FORK, 0, purpose="pre-test"), attempt(rng, "p-1", AFTER, 1, purpose="post-test", at=DAY)]
    yield "full-marks-before", [a for t, s in people(5) for a in (attempt(rng, t, FORK, s, purpose="pre-test", only=True), attempt(rng, t, AFTER, s, purpose="post-test", at=DAY))]
    yield "only-before", [attempt(rng, t, FORK, s, purpose="pre-test") for t, s in people(3)]


def firsts(attempts):
    """The first of each trainee at each scenario in each course."""
    seen = {}
    for a in sorted(attempts, key=lambda a: a["at"]):
        seen.setdefault((a["trainee"], a["course"], a["scenario"]), a)
    return list(seen.values())


def expected(attempts):
    first = firsts(attempts)
    signs = [(a, *FILMS[a["scenario"]]["signs"][i], points, latency, name) for a in first for i, points, latency, name in a["signs"]]
    lures = [(a, *FILMS[a["scenario"]]["lures"][i], bool(s)) for a in first for i, s in a["lures"]]
    frame = pd.DataFrame(
        [(a["trainee"], a["course"], a["scenario"], node, sign, indicator, points > 0, points, latency, name) for a, node, sign, indicator, points, latency, name in signs],
        columns="trainee course scenario node sign indicator noticed points latency name".split())
    out = {"counts": {"attempts": len(attempts), "counted": len(first), "trainees": len({a["trainee"] for a in attempts}), "courses": len({a["course"] for a in attempts})}}
    out["indicators"] = {i: {"noticed": rate(list(g.noticed)), "trainees": g.trainee.nunique(), "points": g.points.mean() / 1000,
                             "names": [int((g.name == n).sum()) for n in NAMES]} for i, g in frame.groupby("indicator")}
    out["heat"] = {f"{i} {c}": rate(list(g.noticed)) for (i, c), g in frame.groupby(["indicator", "course"])}
    out["cues"] = {f"{s} {n} {c}": {"noticed": rate(list(g.noticed)), "points": g.points.mean() / 1000,
                                    "latency": None if g.latency.dropna().empty else float(g.latency.dropna().mean() / 1000)}
                   for (s, n, c), g in frame.groupby(["scenario", "node", "sign"])}
    grouped = defaultdict(list)
    for a, node, sign, suspected in lures:
        grouped[f"{a['scenario']} {node} {sign}"].append(suspected)
    out["lures"] = {key: rate(values) for key, values in sorted(grouped.items())}
    out["sensitivity"] = sensitivity(int(frame.noticed.sum()), len(frame), sum(l[3] for l in lures), len(lures))
    out["items"], out["reliability"] = items(first)
    out["calibration"] = calibration(first)
    out["gain"] = gain(first)
    out["contrast"] = contrast(first)
    return out


def tables(first):
    """Per film and scale a frame of people by items, holes where something was not met, and who came to an ending."""
    for film in FILMS.values():
        mine = [a for a in first if a["scenario"] == film["id"]]
        ended = pd.Series([a["ended"] for a in mine], dtype=bool)
        def table(cells, names):
            return pd.DataFrame(cells, columns=names, dtype=float)
        names = [f"{n} {s}" for n, s, _ in film["signs"]]
        yield film["id"], "noticing", ended, table([{names[i]: float(p > 0) for i, p, _, _ in a["signs"]} for a in mine], names)
        names = [f"{n} {s}" for n, s in film["lures"]]
        yield film["id"], "restraint", ended, table([{names[i]: float(not s) for i, s in a["lures"]} for a in mine], names)
        yield film["id"], "acting", ended, table([{n: w / 3 for n, w in zip(film["choices"], a["choices"])} for a in mine], film["choices"])


def items(first):
    """Item against rest by scipy.stats.pearsonr; α by pingouin; both over people without holes only."""
    lines, scales = {}, {}
    for film, scale, ended, table in tables(first):
        if table.empty or table.notna().sum().sum() == 0:
            continue
        for item in table:
            met = table[table[item].notna()]
            if met.empty:
                continue
            whole = met[ended[met.index]].dropna(axis=1)
            rest = whole.drop(columns=item, errors="ignore") if len(whole) else pd.DataFrame()
            line = {"trainees": len(met), "p": float(met[item].mean()), "rest_items": rest.shape[1], "discrimination": None}
            if rest.shape[1] == 0:
                line["discrimination"] = "too-few-items"
            elif len(whole) < 30:
                line["discrimination"] = "too-few"
            elif whole[item].nunique() == 1 or rest.sum(axis=1).round(9).nunique() == 1:
                line["discrimination"] = "no-variance"
            else:
                line["discrimination"] = correlation(whole[item], rest.sum(axis=1))
            lines[f"{film} {scale} {item}"] = line
        complete = table[ended].dropna(axis=1)
        met = table[ended].notna().any().sum()
        line = {"trainees": int(ended.sum()), "items": complete.shape[1], "left_out": int(met) - complete.shape[1]}
        if ended.sum() < 30:
            line["alpha"] = "too-few"
        elif complete.shape[1] < 2:
            line["alpha"] = "too-few-items"
        elif complete.sum(axis=1).round(9).nunique() == 1:
            line["alpha"] = "no-variance"
        else:
            line["alpha"] = alpha(complete.values.tolist())
        scales[f"{film} {scale}"] = line
    return lines, scales


def calibration(first):
    """scikit-learn."""
    forecasts = [(c / 100, right) for a in first for c, right in a["confidence"]]
    if not forecasts:
        return {"count": 0}
    p, o = (np.array(x) for x in zip(*forecasts))
    differences = spread(np.round((p - o) * 100) / 100)
    out = {"count": len(p), "brier": float(brier_score_loss(o, p)) if len(set(o)) > 1 else float(((p - o) ** 2).mean()),
           "overconfidence": differences["mean"], "interval": differences["interval"]}
    if len(set(o)) > 1:
        right, confidence = calibration_curve(o, p, n_bins=10, strategy="uniform")
        out["bins"] = [[float(c), float(r)] for c, r in zip(confidence, right)]
    return out


def gain(first):
    """Paired t and d_av by scipy and pingouin; Hake's gain of means by numpy."""
    tests = defaultdict(dict)
    for a in first:
        if a["purpose"] != "training":
            tests[a["trainee"], a["course"]][a["purpose"]] = a["overall"] / 1000
    if not tests:
        return None
    pairs = [(t["pre-test"], t["post-test"]) for t in tests.values() if len(t) == 2]
    out = {"pairs": len(pairs), "only_pre": sorted(k[0] for k, t in tests.items() if "post-test" not in t), "only_post": sorted(k[0] for k, t in tests.items() if "pre-test" not in t)}
    hake = lambda pre, post: None if not len(pre) or not len(post) else "at-ceiling" if np.mean(pre) >= 1 else float((np.mean(post) - np.mean(pre)) / (1 - np.mean(pre)))
    out["of_all"] = hake([t["pre-test"] for t in tests.values() if "pre-test" in t], [t["post-test"] for t in tests.values() if "post-test" in t])
    if not pairs:
        return out
    pre, post = (np.array(x) for x in zip(*pairs))
    out.update(pre=spread(pre), post=spread(post), difference=spread(post - pre), normalised=hake(pre, post))
    if len(pairs) > 1:
        ci = stats.ttest_rel(post, pre).confidence_interval(0.95)
        assert np.allclose([ci.low, ci.high], out["difference"]["interval"], atol=1e-12)
        out["d"] = float(pg.compute_effsize(post, pre, paired=True, eftype="cohen"))
    return out


def contrast(first):
    real = [a for a in first if FILMS[a["scenario"]]["signs"]]
    innocent = [a for a in first if not FILMS[a["scenario"]]["signs"]]
    lures = lambda group: rate([bool(s) for a in group for _, s in a["lures"]])
    return {
        "noticed": rate([p > 0 for a in real for _, p, _, _ in a["signs"]]), "suspected_in_innocent": lures(innocent), "suspected_beside_signs": lures(real),
        "attempts_suspecting": rate([a["strays"] > 0 or any(s for _, s in a["lures"]) for a in innocent]),
        "trainees_with_both": len({a["trainee"] for a in real} & {a["trainee"] for a in innocent}),
    }


def main():
    rng = random.Random(20260105)
    made = {"films": list(FILMS.values()), "formulae": formulae(rng), "cohorts": []}
    for name, attempts in cohorts(rng):
        made["cohorts"].append({"name": name, "attempts": attempts, "expected": expected(attempts)})
    lines = ["{", f'"films": {json.dumps(made["films"])},', f'"formulae": {json.dumps(made["formulae"])},', '"cohorts": [']
    lines += [json.dumps(c, separators=(",", ":")) + ("," if c is not made["cohorts"][-1] else "") for c in made["cohorts"]] + ["]}"]
    path = Path(__file__).with_name("cohort.json")
    path.write_text("\n".join(lines) + "\n")
    print(path, path.stat().st_size, Counter(len(c["attempts"]) for c in made["cohorts"]))


main()
