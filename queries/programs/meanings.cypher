// name: meanings
// purpose: Short names that stand for more than one program, and what each report that uses one means by it
// title-zh: 哪些简称同名不同义，各报告所指为何
// title-en: Which short names mean several programs
// parameters:
//   program: program: only the names of this program: null
// columns:
//   written: the name, without quotation marks
//   program: the program that the report means by it
//   meanings: the programs that bear the name: those that reports mean by it, and those that have it among their names
//   district: name of the district
//   code: its six digits of GB/T 2260
//   period: the period that the report is about
//   status: done, planned or shortcoming
//   sentence: the words of the report that say so
//   report: title of the report
//   facts: identifiers of the facts that the row rests on
MATCH (f:ProgramRun)-[:RUN_OF]->(p:Program)
WITH f.written AS written, p ORDER BY p.name, p.id
WITH written, collect(DISTINCT p.id) AS meant
OPTIONAL MATCH (other:Program)
WHERE written IN other.aliases AND NOT other.id IN meant
WITH written, meant, other ORDER BY other.id
WITH written, meant, collect(other.id) AS bearing
WITH written, meant + bearing AS ids
WHERE size(ids) > 1
MATCH (p:Program)
WHERE p.id IN ids
WITH written, ids, p ORDER BY p.name, p.id
WITH written, ids, collect(p.name) AS meanings
WHERE $program IS NULL OR $program IN meanings
MATCH (f:ProgramRun)-[:RUN_OF]->(p:Program)
WHERE f.written = written
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
RETURN written, p.name AS program, meanings, d.name AS district, d.code AS code, r.period AS period,
       f.status AS status, coalesce(f.sentence, f.quote) AS sentence, r.name AS report, [f.id] AS facts
ORDER BY written, program, p.id, code, d.id, period, r.id, f.start, f.id
