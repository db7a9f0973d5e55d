"""A settlement's folder, made by hand: a sale, a free one and a return at two registers."""

import json
from pathlib import Path

FIGURES = {"receipts": "3,,,,,15.30", "sales": "2,,,,,17.00", "returns": "1,,,,,1.70"}
ONE = {"receipts": "2,,,,,15.30", "sales": "1,,,,,17.00", "returns": "1,,,,,1.70"}
OTHER = {"receipts": "1,,,,,0.00", "sales": "1,,,,,0.00", "returns": "0,,,,,0.00"}
ZEROS = (
    *("services", "deposits", "gift-cards", "account-payments", "rounding", "kept"),
    *("training", "corrected-tenders", "paid-in", "paid-out"),
)
SUMS = [
    "vat,25.00,,,15.30,12.24,3.06,",
    "tender,card,2,,,,,15.30",
    "group,goods,,7,,,,15.30",
]
GRAND = ["grand-sales,,,,,,,17.00", "grand-returns,,,,,,,1.70", "grand-net,,,,,,,15.30"]
DRAWER = [
    "drawer-expected,1,,,,,,5.00",
    "drawer-counted,1,,,,,,4.00",
    "drawer-difference,1,,,,,,-1.00",
]
RECEIPTS = """\
receipt,register,total,rounding,change,kept,training,gross-25.00,vat-25.00,tender-card,entry
1-1,1,17.00,0.00,0.00,0.00,no,17.00,3.40,17.00,7
3-1,3,0.00,0.00,0.00,0.00,no,0.00,0.00,0.00,8
1-2,1,-1.70,0.00,0.00,0.00,no,-1.70,-0.34,-1.70,9
1-3,1,99.00,0.00,0.00,0.00,yes,99.00,19.80,99.00,10
"""


def rows(scope: str, figures: dict[str, str], goods: str, sums: list[str]) -> list[str]:
    named = figures | {"goods": f"{goods}"} | {name: "0,,,,,0.00" for name in ZEROS}
    if not scope.startswith("register,3"):
        named["training"] = "1,,,,,99.00"
    return [f"{scope},{name},,{cells}" for name, cells in named.items()] + [
        f"{scope},{row}" for row in sums
    ]


def totals() -> str:
    lines = ["scope,register,z,figure,key,count,quantity,gross,net,vat,amount"]
    lines += rows("day,,", FIGURES, "3,,,,,17.00", SUMS + GRAND + ["open-sales,,0,,,,,"])
    lines += rows("register,1,1-1", ONE, "2,,,,,17.00", SUMS + GRAND + DRAWER)
    lines += rows("register,3,3-1", OTHER, "1,,,,,0.00", [])
    return "".join(line + "\n" for line in lines)


def truth() -> dict:
    def amounts(figures: dict[str, str], goods: str) -> dict:
        whole = figures | {"goods": goods}
        listed = [
            {"figure": name, "count": int(cells.split(",")[0]), "amount": cells.split(",")[-1]}
            for name, cells in whole.items()
        ]
        return {"figures": listed, "vat": [], "tenders": [], "groups": [], "reasons": []}

    sums = amounts(FIGURES, "3,,,,,17.00")
    sums["vat"] = [{"percent": "25.00", "gross": "15.30", "net": "12.24", "vat": "3.06"}]
    sums["tenders"] = [{"tender": "card", "count": 2, "amount": "15.30"}]
    sums["groups"] = [{"group": "goods", "text": "", "quantity": "7", "amount": "15.30"}]
    postings = [{"amount": amount} for amount in ("15.30", "-12.24", "-3.06")]
    return {
        "totals": sums,
        "reports": [{"z": "3-1", "register": 3, "totals": amounts(OTHER, "1,,,,,0.00")}],
        "vouchers": [{"text": "Z1 register 1", "postings": postings}],
    }


def write(folder: Path) -> None:
    """As written: RFC 4180 ends lines with CRLF."""
    for name, text in (("totals.csv", totals()), ("receipts.csv", RECEIPTS)):
        (folder / name).write_bytes(text.replace("\n", "\r\n").encode())
    (folder / "settlement.json").write_text(json.dumps(truth()), encoding="utf-8")


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_bytes().decode()
    assert old in text, f"{name} holds no {old}"
    (folder / name).write_bytes(text.replace(old, new, 1).encode())
