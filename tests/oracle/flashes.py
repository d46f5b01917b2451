#!/usr/bin/env python3
"""Holds our flash rule (src/media/measure/flash.rs) against clips of which one knows what they do, and beside ffmpeg's own
measure (the filter `photosensitivity`), on those clips and on the films.

    python3 tests/oracle/flashes.py IAS [FILM.mp4 ...]

For development, by hand; needs ffmpeg with libsvtav1 or libaom-av1. What a clip is expected to be follows from WCAG 2.2,
criterion 2.3.1: more than three flashes within a second, of a tenth of the relative luminance or of saturated red, over
a quarter of a third of the picture's width and height. Exit 0: our rule says so of every clip.

ffmpeg's filter is no judge of that criterion, and is shown, not held against us: it weighs how much the picture changes in
all, frame by frame, over the last 30 frames. So it lets a small strong flash pass that WCAG forbids, and takes offence at
what WCAG allows: at cuts, at flashes of three a second over the whole picture, at fast movement. Where the two differ, the
table says so.
"""
import json, re, subprocess, sys, tempfile
from pathlib import Path

WIDTH, HEIGHT, RATE, SECONDS = 640, 360, 24, 4
GREY, WHITE, RED, BLUE = (60, 60, 60), (235, 235, 235), (235, 10, 10), (20, 30, 235)
WHOLE = (0.0, 0.0, 1.0, 1.0)
# A quarter of a third of each side is 1/36 of the picture: a sixth of each side.
SMALL, ENOUGH = (0.45, 0.45, 0.12, 0.12), (0.40, 0.40, 0.22, 0.22)

# name, flashes a second, where, dark, light, whether WCAG forbids it
CLIPS = [(f"whole-{hz}hz", hz, WHOLE, GREY, WHITE, hz > 3) for hz in (1, 2, 3, 4, 6, 8)]
CLIPS += [
    ("small-8hz", 8, SMALL, GREY, WHITE, False),
    ("enough-8hz", 8, ENOUGH, GREY, WHITE, True),
    ("enough-2hz", 2, ENOUGH, GREY, WHITE, False),
    ("faint-8hz", 8, WHOLE, (120, 120, 120), (130, 130, 130), False),
    ("bright-8hz", 8, WHOLE, (233, 233, 233), (250, 250, 250), False),
    ("red-2hz", 2, WHOLE, GREY, RED, False),
    ("red-6hz", 6, WHOLE, GREY, RED, True),
    ("red-as-dark-6hz", 6, WHOLE, (109, 109, 109), RED, True),
    ("small-red-6hz", 6, SMALL, GREY, RED, False),
    ("blue-light-5hz", 5, ENOUGH, GREY, (120, 140, 255), True),
    ("dark-blue-5hz", 5, WHOLE, (10, 10, 10), (12, 14, 90), False),
    ("still", 0, WHOLE, GREY, WHITE, False),
]


def frames(hz, where, dark, light):
    """Square flashes: light for the first half of each period."""
    x0, y0 = int(where[0] * WIDTH), int(where[1] * HEIGHT)
    x1, y1 = int((where[0] + where[2]) * WIDTH), int((where[1] + where[3]) * HEIGHT)
    plain = bytes(dark) * WIDTH
    lit = bytes(dark) * x0 + bytes(light) * (x1 - x0) + bytes(dark) * (WIDTH - x1)
    off = plain * HEIGHT
    on = plain * y0 + lit * (y1 - y0) + plain * (HEIGHT - y1)
    for number in range(RATE * SECONDS):
        is_lit = hz and (number * hz / RATE) % 1 < 0.5
        yield on if is_lit else off


def encoder():
    known = subprocess.run(["ffmpeg", "-hide_banner", "-encoders"], capture_output=True, text=True, check=True).stdout
    return ["-c:v", "libsvtav1", "-preset", "10", "-crf", "12"] if "libsvtav1" in known else ["-c:v", "libaom-av1", "-cpu-used", "8", "-crf", "12", "-b:v", "0"]


def write(path, clip):
    command = ["ffmpeg", "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE),
               "-i", "-", "-vf", "scale=out_color_matrix=bt709:out_range=tv", "-pix_fmt", "yuv420p", "-color_range", "tv", "-colorspace", "bt709", *encoder(), "-g", str(RATE), str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        for frame in frames(*clip):
            process.stdin.write(frame)
    assert process.returncode == 0, path


def ffmpeg_badness(path):
    """The worst of its frames against the filter's own limit: above 1 it would damp the picture.

    Left out are the first 30: it holds the first picture against nothing, and remembers that for so long."""
    told = subprocess.run(["ffmpeg", "-loglevel", "error", "-i", str(path), "-vf", "photosensitivity=bypass=1,metadata=print:file=-", "-f", "null", "-"],
                          capture_output=True, text=True, check=True).stdout
    return max((float(found) for found in re.findall(r"photosensitivity\.badness=([\d.]+)", told)[31:]), default=0.0)


def ours(ias, folder, clips):
    nodes = [f'"n{at}": Scene(film: "{clip}", then: Goto("{f"n{at + 1}" if at + 1 < len(clips) else "end"}")),' for at, clip in enumerate(clips)]
    (folder / "scenario.ron").write_text("Scenario(format: 1, title: \"Flashes\", nodes: {\n" + "\n".join(nodes) + "\n\"end\": Ending(title: \"End\"),\n})\n", encoding="utf-8")
    done = subprocess.run([ias, "check", str(folder), "--format", "json", "--data", str(folder / "data")], capture_output=True, check=False)
    told = {}
    for finding in json.loads(done.stdout)["findings"]:
        if finding["rule"] == "flash-risk":
            clip, what = re.match(r"`(.*?)` flashes (.*?) times", finding["message"]).groups()
            told[clip] = what
        elif finding["rule"] in ("missing-media", "unreadable-media"):
            sys.exit(finding["message"])
    return told


def main():
    ias, films = str(Path(sys.argv[1]).resolve()), [Path(film).resolve() for film in sys.argv[2:]]
    bad = 0
    with tempfile.TemporaryDirectory() as work:
        work = Path(work)
        for name, hz, where, dark, light, _ in CLIPS:
            write(work / f"{name}.mp4", (hz, where, dark, light))
        for at, film in enumerate(films):
            (work / f"film-{at}.mp4").write_bytes(film.read_bytes())
        names = [f"{clip[0]}.mp4" for clip in CLIPS] + [f"film-{at}.mp4" for at in range(len(films))]
        told = ours(ias, work, names)
        print(f"{'clip':<44} WCAG     ours       ffmpeg")
        for name, *_, forbidden in CLIPS:
            found, badness = told.get(f"{name}.mp4"), ffmpeg_badness(work / f"{name}.mp4")
            wrong = bool(found) != forbidden
            bad += wrong
            apart = "" if (badness > 1) == forbidden else "  (ffmpeg sees it otherwise)"
            print(f"{name:<44} {'forbids' if forbidden else 'allows':<8} {found or 'none':<10} {badness:5.2f}{apart}{'  WRONG' if wrong else ''}")
        for at, film in enumerate(films):
            found, badness = told.get(f"film-{at}.mp4"), ffmpeg_badness(film)
            print(f"{'/'.join(film.parts[-3:]):<44} {'':<8} {found or 'none':<10} {badness:5.2f}{'  (ffmpeg sees more)' if badness > 1 and not found else ''}")
    sys.exit(1 if bad else 0)


main()
