"""A corpus of any size: one process or many, interrupted or not, with hostile reports in it: the result is one."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import pickle
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gazetteers
import geopandas as gpd
import pyarrow as pa
import pytest
from hostile_gazetteer import HostileGazetteer

from geomap.corpus import Aside, Corpus, Engine, FolderSpool, MemorySpool, extract_corpus, read_corpus, worklist
from geomap.corpus import echoes as echoes_room
from geomap.corpus.chunks import Chunk, cut_chunks
from geomap.corpus.pool import ProcessPool
from geomap.corpus.reading import TooSlowError, is_whole, pack, time_limit, unpack
from geomap.errors import GeomapError, ReportError, TableError
from geomap.extraction import Unresolved
from geomap.gazetteer import Gazetteer
from geomap.reports import Meter, Source
from geomap.table import arrow_from_frame, dataset, frame_from_rows, read_claims, write_dataset
from geomap.table.arrow import SCHEMA, gather, rebatch

HERE = Path(__file__).parent
TEXT = "Up to {} Islamic State fighters moved from Mosul to Raqqa on Monday, the Harbour Office said."


@pytest.fixture(scope="module")
def levant() -> Gazetteer:
    return gazetteers.levant()


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Twenty reports: most with a claim, two quiet, one of them twice, one binary, one in a wrong encoding."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(16):
        text = f"The Courier\n\nJune {number + 1}, 2017\n\n{TEXT.format(100 + number)}\n"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "quiet.txt").write_text("Bread was baked in Mosul and in Qwxyzzy.\n", encoding="utf-8")
    (folder / "quiet2.txt").write_text("Nothing at all.\n", encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "latin.txt").write_bytes("à Mossoul".encode("latin-1"))
    return folder


def whole(corpus: Corpus) -> tuple[list[Any], list[Aside], list[Unresolved], Any]:
    tables = [table.to_pylist() for table in corpus.claims()]
    rows = [row for table in tables for row in table]
    return rows, list(corpus.asides()), list(corpus.unresolved()), corpus.totals


# Counts


def test_every_report_is_counted_once(reports: Path, levant: Gazetteer) -> None:
    corpus = read_corpus([reports, reports / "00.txt"], levant)
    done = corpus.totals
    assert (done.read, done.with_claims, done.quiet, done.set_aside, done.repeated) == (20, 16, 2, 2, 1)
    assert done.read == done.with_claims + done.quiet + done.set_aside
    assert done.claims == 16


def test_what_is_set_aside_has_name_reason_and_digest(reports: Path, levant: Gazetteer) -> None:
    asides = list(read_corpus([reports], levant).asides())
    assert [aside.report for aside in asides] == ["binary.txt", "latin.txt"]
    assert asides[0].digest == hashlib.sha256((reports / "binary.txt").read_bytes()).hexdigest()
    assert "is not encoded in utf-8" in asides[1].reason


def test_a_report_in_another_language_is_named_and_not_counted_as_quiet(tmp_path: Path, levant: Gazetteer) -> None:
    texts = {
        "arabic": "قال مصدر أمني إن مئات المقاتلين غادروا مدينة الموصل أمس. " * 5,
        "french": "Des centaines de combattants ont quitté Mossoul lundi, a dit le ministre dans un communiqué. " * 3,
        "mixed": TEXT.format(90) + " غادر المقاتلون المدينة" * 40,
        "brief": "غادر مئات المقاتلين مدينة الموصل إلى Raqqa أمس",
        "short": "Mosul, Raqqa",
        "name": "الموصل Mosul",
        "english": "Rain fell on the hills, and the shops that sell bread to the workers were shut for a day. " * 3,
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    corpus = read_corpus([tmp_path], levant)
    assert [aside.report for aside in corpus.asides()] == ["arabic.txt", "brief.txt", "french.txt"]
    assert all("seems not to be in English" in aside.reason for aside in corpus.asides())
    assert (corpus.totals.with_claims, corpus.totals.quiet, corpus.totals.set_aside) == (1, 3, 3)


def test_a_fault_that_costs_no_report_does_not_count_as_one(tmp_path: Path, levant: Gazetteer) -> None:
    table = tmp_path / "t.csv"
    table.write_text(f"id,published,text\na,some day,{TEXT.format(3)}\n", encoding="utf-8")
    corpus = read_corpus([table, tmp_path / "missing"], levant)
    assert (corpus.totals.read, corpus.totals.set_aside) == (1, 0)
    assert [aside.is_lost for aside in corpus.asides()] == [False, False]


# One result, however it is worked out


@pytest.mark.parametrize(
    "engine", [Engine(chunk_reports=1), Engine(chunk_reports=7), Engine(workers=2, chunk_reports=3)]
)
def test_the_result_does_not_depend_on_the_engine(engine: Engine, reports: Path, levant: Gazetteer) -> None:
    assert whole(read_corpus([reports], levant, engine=engine)) == whole(read_corpus([reports], levant))


def test_a_dask_cluster_gives_the_same_also_where_a_report_ends_processes(reports: Path, hostile: Any) -> None:
    pytest.importorskip("distributed")
    (reports / "05.txt").write_text(f"{TEXT.format(9)} DIE NOW.\n", encoding="utf-8")
    code = f"""
import json, sys
sys.path.insert(0, {str(HERE)!r})
from geomap.corpus import Engine, cluster, read_corpus
from geomap.gazetteer import read_gazetteer
from hostile_gazetteer import HostileGazetteer
cluster.LOAD_BYTES = 600  # some chunks travel alone, some together
if __name__ == "__main__":
    engine = Engine(scheduler="local", chunk_reports=3)
    corpus = read_corpus([{str(reports)!r}], HostileGazetteer(read_gazetteer("levant")), engine=engine)
    rows = [row for table in corpus.claims() for row in table.to_pylist()]
    print(json.dumps([rows, [[aside.report, aside.reason] for aside in corpus.asides()]], default=str))
"""
    path = reports.parent / "program.py"
    path.write_text(code, encoding="utf-8")
    done = subprocess.run([sys.executable, "-W", "ignore", path], capture_output=True, text=True, check=True)
    corpus = read_corpus([reports], hostile, engine=Engine(workers=2, chunk_reports=3))
    wanted = [whole(corpus)[0], [[aside.report, aside.reason] for aside in corpus.asides()]]
    assert json.loads(done.stdout) == json.loads(json.dumps(wanted, default=str))
    assert "05.txt" in reasons(corpus)


def test_a_scheduler_that_is_not_there_is_named(
    reports: Path, levant: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    from geomap.corpus import cluster
    from geomap.errors import GeomapError

    monkeypatch.setattr(cluster, "CONNECT_S", 1)
    with pytest.raises(GeomapError, match=r"scheduler 'nonsense://x' cannot be reached"):
        read_corpus([reports], levant, engine=Engine(scheduler="nonsense://x"))


def test_a_chunk_survives_packing(reports: Path, levant: Gazetteer) -> None:
    (result,) = read_corpus([reports], levant).results()
    packed = pack(result)
    again = unpack(packed)
    assert again.claims.equals(result.claims)
    assert (again.asides, again.unresolved, again.quiet) == (result.asides, result.unresolved, result.quiet)
    assert is_whole(packed)
    assert not is_whole(packed[:-1])
    assert not is_whole(b"")


def test_reports_of_one_name_are_told_apart_without_keeping_them(tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    table.write_text("".join(json.dumps({"id": "a", "text": text}) + "\n" for text in "xyxz"), encoding="utf-8")
    (chunk,) = cut_chunks([table], b"", Meter())
    assert [entry.name for entry in chunk.entries if not isinstance(entry, Aside)] == ["a", "a~2", "a~3"]
    assert chunk.repeated == 1


def test_echoes_are_linked_month_by_month_in_a_large_corpus_and_over_the_turn_of_a_month(
    tmp_path: Path, levant: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = ["2017-05-02", "2017-05-03", "2017-06-02", "2017-06-29", "2017-07-01", "2017-07-02"]
    lines = [
        {"id": day, "outlet": outlet, "published": day, "text": TEXT.format(300)}
        for day, outlet in zip(days, ["A Courier", "B Beacon"] * 3, strict=True)
    ]
    table = tmp_path / "t.jsonl"
    table.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    together = [row["echo"] for row in whole(read_corpus([table], levant))[0]]
    assert together[3] == together[4] == together[5] is not None
    monkeypatch.setattr(echoes_room, "LINK_ROWS", 2)
    apart = [row["echo"] for row in whole(read_corpus([table], levant))[0]]
    assert together == apart


# Hostile reports


@pytest.fixture
def hostile(levant: Gazetteer) -> Any:
    return HostileGazetteer(levant)


def reasons(corpus: Corpus) -> dict[str | None, str]:
    return {aside.report: aside.reason for aside in corpus.asides()}


def test_a_report_that_ends_its_process_is_set_aside_and_the_others_are_read(reports: Path, hostile: Any) -> None:
    (reports / "05.txt").write_text(f"{TEXT.format(9)} DIE NOW.\n", encoding="utf-8")
    corpus = read_corpus([reports], hostile, engine=Engine(workers=2, chunk_reports=4))
    assert reasons(corpus)["05.txt"].startswith("ended the process that read it (SIGKILL)")
    assert (corpus.totals.with_claims, corpus.totals.set_aside) == (15, 3)


def test_a_process_that_someone_else_ended_costs_no_report(reports: Path, levant: Gazetteer, hostile: Any) -> None:
    flag = reports.parent / "flag"
    (reports / "05.txt").write_text(f"{TEXT.format(9)} DIE ONCE {flag}", encoding="utf-8")
    corpus = read_corpus([reports], hostile, engine=Engine(workers=2, chunk_reports=4))
    assert flag.exists()
    assert whole(corpus) == whole(read_corpus([reports], levant))


@pytest.mark.parametrize("workers", [0, 1])
def test_a_report_that_takes_for_ever_is_set_aside(workers: int, reports: Path, hostile: Any) -> None:
    (reports / "05.txt").write_text(f"{TEXT.format(9)} FOR EVER.\n", encoding="utf-8")
    corpus = read_corpus([reports], hostile, engine=Engine(workers=workers, time_limit_s=0.3))
    assert "took longer than 0.3 s" in reasons(corpus)["05.txt"]
    assert corpus.totals.with_claims == 15


def test_the_time_limit_holds_in_a_thread_too() -> None:
    caught: list[bool] = []

    def work() -> None:
        try:
            with time_limit(0.05):
                while True:
                    pass
        except TooSlowError:
            caught.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(30)
    assert caught == [True]


@pytest.mark.parametrize(("words", "reason"), [("ANY FAULT", "ZeroDivisionError"), ("MEMORY", "more memory")])
def test_a_fault_of_the_rules_costs_one_report(words: str, reason: str, reports: Path, hostile: Any) -> None:
    (reports / "05.txt").write_text(f"{TEXT.format(9)} {words}.\n", encoding="utf-8")
    corpus = read_corpus([reports], hostile)
    assert reason in reasons(corpus)["05.txt"]
    assert corpus.totals.with_claims == 15


def test_processes_that_end_as_they_start_are_told_in_one_line() -> None:
    pool = ProcessPool(None, workers=2, setup=b"no setup at all")
    with pytest.raises(GeomapError, match=r"end as they start .*; free .*, or, in a script .* `if __name__"):
        list(pool.run(iter([Chunk(0, "key", (), 0, 0)])))


def test_extract_corpus_raises_what_nobody_takes(reports: Path, levant: Gazetteer) -> None:
    with pytest.raises(ReportError, match="is not text"):
        extract_corpus([reports], levant)
    errors: list[ReportError] = []
    extraction = extract_corpus([reports], levant, on_error=errors.append)
    assert (extraction.reports, len(extraction.table), len(errors)) == (18, 16, 2)


# Going on after a pulled plug


def test_what_was_read_is_not_read_again(reports: Path, tmp_path: Path, levant: Gazetteer) -> None:
    spool = FolderSpool(tmp_path / "work")
    engine = Engine(chunk_reports=4)
    first = whole(read_corpus([reports], levant, spool=spool, engine=engine))
    nobody: Any = HostileGazetteer(levant)
    nobody.mentions = None  # reading any report again would fail
    seen: list[int] = []
    again = read_corpus([reports], nobody, spool=spool, engine=engine, on_progress=lambda p: seen.append(p.kept))
    assert whole(again) == first
    assert seen[-1] == first[3].read


def test_a_report_that_changed_is_read_again(reports: Path, tmp_path: Path, levant: Gazetteer) -> None:
    spool = FolderSpool(tmp_path / "work")
    read_corpus([reports], levant, spool=spool)
    (reports / "03.txt").write_text(TEXT.format(7), encoding="utf-8")
    assert whole(read_corpus([reports], levant, spool=spool)) == whole(read_corpus([reports], levant))


def test_a_result_that_is_not_whole_is_made_again(reports: Path, tmp_path: Path, levant: Gazetteer) -> None:
    spool = FolderSpool(tmp_path / "work")
    first = whole(read_corpus([reports], levant, spool=spool))
    (chunk,) = spool.folder.glob("*.chunk")
    chunk.write_bytes(chunk.read_bytes()[:-3])
    assert whole(read_corpus([reports], levant, spool=spool)) == first


def test_two_runs_do_not_write_to_one_place_at_once(tmp_path: Path) -> None:
    spool = FolderSpool(tmp_path / "work")
    with pytest.raises(TableError, match="another geomap is at work here"):
        FolderSpool(tmp_path / "work")
    spool.close()
    FolderSpool(tmp_path / "work").close()


def test_a_full_disk_is_told_in_one_line_and_the_work_goes_on_later(reports: Path, tmp_path: Path) -> None:
    """A limit on the size of files stands for the full disk: the same call fails in the same way."""
    words = [sys.executable, "-m", "geomap", "extract", str(reports), "-o", str(tmp_path / "claims.jsonl")]

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))

    full = subprocess.run(words, preexec_fn=fill, capture_output=True, text=True, check=False, env=os.environ)
    assert full.returncode == 1
    assert "cannot be written" in full.stderr
    assert "Traceback" not in full.stderr
    assert not (tmp_path / "claims.jsonl").exists()
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=os.environ)
    assert "16 claims in 18 reports" in done.stdout


@pytest.mark.parametrize(("command", "kills", "seed"), [("build", 12, 1), ("dataset", 10, 2), ("processes", 3, 3)])
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the test ends forked processes")
def test_a_build_that_is_ended_at_random_moments_gives_what_an_undisturbed_one_gives(
    command: str, kills: int, seed: int, reports: Path, tmp_path: Path
) -> None:
    for name in ("binary.txt", "latin.txt"):
        (reports / name).unlink()
    words = [sys.executable, HERE / "killing.py", command, reports, tmp_path, str(kills), str(seed)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["killed"] == kills
    assert told["resumed"] > 0 or command == "processes"
    assert told["left"] == []


# The dataset by month


def frame(days: list[str | None]) -> Any:
    from datetime import date

    rows = [
        {"claim": str(n), "origin": "Mosul", "published": None if day is None else date.fromisoformat(day)}
        for n, day in enumerate(days)
    ]
    return arrow_from_frame(frame_from_rows(rows))


DAYS = ["2017-06-01", None, "2016-11-30", "2017-06-30", "2016-11-01", None]


def test_a_dataset_has_a_file_a_month_in_the_order_of_the_reports(tmp_path: Path) -> None:
    write_dataset([frame(DAYS)], tmp_path / "claims")
    files = dataset.dataset_files(tmp_path / "claims")
    assert [month for month, _ in files] == ["2016-11", "2017-06", dataset.NO_MONTH]
    assert [read_claims(path).claim.tolist() for _, path in files] == [["2", "4"], ["0", "3"], ["1", "5"]]
    assert len(gpd.read_parquet(tmp_path / "claims")) == 6


def test_the_bytes_of_a_dataset_do_not_depend_on_how_it_came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dataset, "_HELD", 2)
    table = frame(DAYS * 3)
    write_dataset([table], tmp_path / "one")
    write_dataset((table.slice(n, 1) for n in range(18)), tmp_path / "many")
    for (_, one), (_, many) in zip(*(dataset.dataset_files(tmp_path / n) for n in ("one", "many")), strict=True):
        assert one.read_bytes() == many.read_bytes()


def test_a_dataset_replaces_a_dataset_and_nothing_else(tmp_path: Path) -> None:
    write_dataset([frame(DAYS)], tmp_path / "claims")
    write_dataset([frame(DAYS[:1])], tmp_path / "claims")
    assert [month for month, _ in dataset.dataset_files(tmp_path / "claims")] == ["2017-06"]
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(TableError, match="holds other files"):
        write_dataset([frame(DAYS)], tmp_path / "mine")
    assert (tmp_path / "mine" / "thesis.txt").exists()


def test_a_dataset_without_claims_is_a_dataset(tmp_path: Path) -> None:
    write_dataset([frame([])], tmp_path / "claims")
    assert dataset.is_dataset(tmp_path / "claims")


# Memory and the worklist


def test_a_large_table_is_taken_from_only_as_fast_as_it_is_read(tmp_path: Path, levant: Gazetteer) -> None:
    table = tmp_path / "t.jsonl.gz"
    table.write_bytes(gzip.compress(b"".join(b'{"text": "%d"}\n' % n for n in range(600))))
    ahead: list[int] = []

    class Watched(MemorySpool):
        def put(self, number: int, key: str, packed: bytes) -> None:
            ahead.append(taken[0] - len(self.kept))
            super().put(number, key, packed)

    taken = [0]  # so many chunks have been cut

    def counted(*args: Any, **options: Any) -> Iterator[Any]:
        for chunk in cut_chunks(*args, **options):
            taken[0] = chunk.number + 1
            yield chunk

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("geomap.corpus.run.cut_chunks", counted)
        read_corpus([table], levant, spool=Watched(), engine=Engine(workers=2, chunk_reports=10))
    assert max(ahead) <= 5  # two under way, two that are read, and the next


def test_thousands_of_small_tables_are_joined_as_they_come() -> None:
    one = SCHEMA.empty_table().from_pylist([{"claim": "c"}], schema=SCHEMA)
    held: list[Any] = []
    for part in [SCHEMA.empty_table(), one, SCHEMA.empty_table()] * 1000:
        gather(held, part)
        assert len(held) < 64
    assert sum(table.num_rows for table in held) == 1000
    assert [table.num_rows for table in rebatch([one, SCHEMA.empty_table()] * 1000, 300)] == [300, 300, 300, 100]
    assert list(rebatch([SCHEMA.empty_table()] * 3, 300)) == []


def test_the_worklist_counts_names_and_keeps_five_reports() -> None:
    met = [Unresolved("Qwxyzzy", f"r{n}", "by  Qwxyzzy") for n in (0, 0, 1, 2, 3, 4, 5)]
    met += [Unresolved("Abc", "r1", "x" * 900), Unresolved("\ud800", "r1", "odd")]
    rows = worklist(met)
    assert rows[0] == {"name": "Qwxyzzy", "times": 7, "reports": "r0;r1;r2;r3;r4", "context": "by Qwxyzzy"}
    assert [row["name"] for row in rows[1:]] == ["Abc", "\ud800"]
    assert len(str(rows[1]["context"])) == 300


def test_arrow_parts_join_without_copies_of_the_sources(reports: Path, levant: Gazetteer) -> None:
    assert "sources" not in pa.concat_tables(read_corpus([reports], levant).claims()).column_names


def test_a_source_is_the_same_behind_the_line_to_another_process() -> None:
    source = Source("r", b"\xff", True, {"outlet": "The Courier"}, Path("a.html"), 3, "latin-1")
    assert pickle.loads(pickle.dumps(source)) == source
