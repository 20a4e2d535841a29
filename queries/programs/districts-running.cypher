// name: districts-running
// purpose: Districts that run a program: when, with which status, and the sentence that says so
// title-zh: 哪些区县在推行某个项目
// title-en: Which districts run a program
// parameters:
//   program: program: the program, by any of its names: required
//   years: years: only reports whose period covers this year, or one of these: null
//   status: status: only what is done, planned or a shortcoming: null
// columns:
//   district: name of the district, as masked as the report has it
//   code: its six digits of GB/T 2260, empty where the report hides the district
//   period: the period that the report is about
//   status: done, planned or shortcoming
//   sentence: the first words of the report that say so
//   mentions: how many places of the report say so
//   report: title of the report
//   facts: identifiers of the facts that the row rests on
MATCH (p:Program {name: $program})
MATCH (f:ProgramRun)-[:RUN_OF]->(p)
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE ($years IS NULL OR (left(r.period, 4) <= $years[1] AND $years[0] <= left(last(split(r.period, '/')), 4)))
  AND ($status IS NULL OR f.status = $status)
WITH d, r, f ORDER BY f.start, f.id
WITH d, r, f.status AS status, head(collect(coalesce(f.sentence, f.quote))) AS sentence, count(f) AS mentions,
     collect(f.id) AS facts
RETURN d.name AS district, d.code AS code, r.period AS period, status, sentence, mentions, r.name AS report, facts
ORDER BY code, district, d.id, period, r.id, status
