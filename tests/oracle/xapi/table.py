"""Opens an exported table with Python's csv and, converted without a window, with LibreOffice; says what each reads.

    python3 table.py TABLE.csv DELIMITER [soffice]
"""
import csv
import pathlib
import subprocess
import sys
import tempfile

path, delimiter = pathlib.Path(sys.argv[1]), sys.argv[2]
with open(path, encoding="utf-8-sig", newline="") as file:
    rows = list(csv.reader(file, delimiter=delimiter))
widths = {len(row) for row in rows}
assert len(widths) == 1, f"rows of different lengths: {widths}"
risky = [cell for row in rows for cell in row if cell[:1] in "=+@\t" and cell]
assert not risky, f"cells that a spreadsheet takes for formulae: {risky}"
print(f"csv: {len(rows)} rows of {widths.pop()} cells")
if len(sys.argv) > 3:
    with tempfile.TemporaryDirectory() as folder:
        # 44 comma or 59 semicolon, 34 the quote, 76 UTF-8, from row 1; then the same out again, parted by tabs.
        source = f"CSV:{44 if delimiter == ',' else 59},34,76,1"
        subprocess.run([sys.argv[3], "--headless", f"-env:UserInstallation=file://{folder}/user", f"--infilter={source}",
                        "--convert-to", "csv:Text - txt - csv (StarCalc):9,34,76,1", "--outdir", folder, str(path)],
                       check=True, stdout=subprocess.DEVNULL)
        with open(pathlib.Path(folder) / (path.stem + ".csv"), encoding="utf-8-sig", newline="") as file:
            seen = list(csv.reader(file, delimiter="\t"))
    assert len(seen) == len(rows) and {len(row) for row in seen} == {len(rows[0])}, "LibreOffice sees another table"
    differs = [(a, b) for x, y in zip(rows, seen) for a, b in zip(x, y) if a != b]
    print(f"LibreOffice: {len(seen)} rows of {len(seen[0])} cells; {len(differs)} cells shown otherwise, e.g. {differs[:3]}")
