// name: new-terms
// purpose: Coinages that the vocabulary does not know yet, those that most districts use first
// title-zh: 哪些新词尚未收入词表，按使用区县数排列
// title-en: Coinages that the vocabulary lacks
// parameters:
//   top: count: how many to show: 50
//   district: district: only this district, or the districts of this city or province: null
//   years: years: only reports whose period covers this year, or one of these: null
// columns:
//   program: the coinage, as reports write it
//   districts: how many districts use it
//   reports: how many reports use it
//   first: the first period of those reports
//   used: the districts that use it
//   statuses: what they say of it: done, planned, shortcoming
//   sentence: the first words that use it
//   report: title of that report
//   facts: identifiers of the facts that the row rests on
MATCH (p:Program {coinage: true})
MATCH (f:ProgramRun)-[:RUN_OF]->(p)
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
  AND ($years IS NULL OR (left(r.period, 4) <= $years[1] AND $years[0] <= left(last(split(r.period, '/')), 4)))
WITH DISTINCT p, d, r, f ORDER BY r.period, d.code, d.id, r.id, f.start, f.id
WITH p, count(DISTINCT d) AS districts, count(DISTINCT r) AS reports, head(collect(r.period)) AS first,
     collect(DISTINCT d.name) AS used, collect(DISTINCT f.status) AS statuses,
     head(collect(coalesce(f.sentence, f.quote))) AS sentence, head(collect(r.name)) AS report, collect(f.id) AS facts
RETURN p.name AS program, districts, reports, first, used, statuses, sentence, report, facts
ORDER BY districts DESC, reports DESC, first, program, p.id
LIMIT $top
