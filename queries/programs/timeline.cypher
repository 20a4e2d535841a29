// name: timeline
// purpose: A program year by year: what districts say of it, and what they measured of it
// title-zh: 某个项目各年的进展
// title-en: A program year by year
// parameters:
//   program: program: the program, by any of its names: required
//   district: district: only this district, or the districts of this city or province: null
//   years: years: only reports whose period covers this year, or one of these: null
// columns:
//   period: the period that the report is about, or that the value belongs to
//   district: name of the district
//   code: its six digits of GB/T 2260
//   kind: run (the report speaks of the program) or result (a number that belongs to it)
//   status: done, planned or shortcoming
//   what: the fact in short
//   sentence: the words of the report that say so
//   report: title of the report
//   facts: identifiers of the facts that the row rests on
MATCH (p:Program {name: $program})
MATCH (f:Fact)-[:RUN_OF|RESULT_OF]->(p)
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
  AND ($years IS NULL OR (left(r.period, 4) <= $years[1] AND $years[0] <= left(last(split(r.period, '/')), 4)))
WITH DISTINCT d, r, f, coalesce(f.period, r.period) AS period
RETURN period, d.name AS district, d.code AS code, CASE WHEN f:ProgramRun THEN 'run' ELSE 'result' END AS kind,
       f.status AS status, f.name AS what, coalesce(f.sentence, f.quote) AS sentence, r.name AS report, [f.id] AS facts
ORDER BY code, d.id, period, r.period, r.id, f.start, f.id
