// name: programs-of
// purpose: Programs of a district, or of all districts of a city or province
// title-zh: 某个区县推行哪些项目
// parameters:
//   district: district: the district, city or province, by name or code: required
//   year: year: only reports whose period covers this year: null
// columns:
//   program: the program's usual name
//   coined: whether the district coined it (no entry of the vocabulary)
//   status: done, planned or shortcoming
//   period: the period that the report is about
//   district: name of the district
//   code: its six digits of GB/T 2260
//   sentence: the first words of the report that say so
//   facts: how many places of the report say so
//   report: title of the report
MATCH (within:District {id: $district})
MATCH (d:District)-[:PART_OF*0..3]->(within)
MATCH (f:ProgramRun)-[:ABOUT]->(d)
MATCH (f)-[:STATED_IN]->(r:Report)
WHERE $year IS NULL OR (left(r.period, 4) <= $year AND $year <= left(last(split(r.period, '/')), 4))
MATCH (f)-[:RUN_OF]->(p:Program)
WITH DISTINCT d, r, p, f ORDER BY f.start, f.id
WITH d, r, p, f.status AS status, head(collect(coalesce(f.sentence, f.quote))) AS sentence, count(f) AS facts
RETURN p.name AS program, coalesce(p.coinage, false) AS coined, status, r.period AS period, d.name AS district,
       d.code AS code, sentence, facts, r.name AS report
ORDER BY code, d.id, status, program, p.id, period, r.id
