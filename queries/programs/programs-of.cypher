// name: programs-of
// purpose: Programs of a district, or of all districts of a city or province
// title-zh: 某个区县推行哪些项目
// title-en: Which programs a district runs
// parameters:
//   district: district: the district, city or province, by name or code: required
//   years: years: only reports whose period covers this year, or one of these: null
//   status: status: only what is done, planned or a shortcoming: null
// columns:
//   program: the program's usual name
//   coined: whether the district coined it (no entry of the vocabulary)
//   status: done, planned or shortcoming
//   period: the period that the report is about
//   district: name of the district
//   code: its six digits of GB/T 2260
//   sentence: the first words of the report that say so
//   mentions: how many places of the report say so
//   report: title of the report
//   facts: identifiers of the facts that the row rests on
MATCH (within:District {id: $district})
MATCH (d:District)-[:PART_OF*0..3]->(within)
MATCH (f:ProgramRun)-[:ABOUT]->(d)
MATCH (f)-[:STATED_IN]->(r:Report)
WHERE ($years IS NULL OR (left(r.period, 4) <= $years[1] AND $years[0] <= left(last(split(r.period, '/')), 4)))
  AND ($status IS NULL OR f.status = $status)
MATCH (f)-[:RUN_OF]->(p:Program)
WITH DISTINCT d, r, p, f ORDER BY f.start, f.id
WITH d, r, p, f.status AS status, head(collect(coalesce(f.sentence, f.quote))) AS sentence, count(f) AS mentions,
     collect(f.id) AS facts
RETURN p.name AS program, coalesce(p.coinage, false) AS coined, status, r.period AS period, d.name AS district,
       d.code AS code, sentence, mentions, r.name AS report, facts
ORDER BY code, d.id, status, program, p.id, period, r.id
