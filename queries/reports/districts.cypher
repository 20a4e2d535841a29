// name: districts
// purpose: The districts that reports are about, and how much is known of each
// title-zh: 有哪些区县的报告
// title-en: Which districts reports are about
// columns:
//   district: name of the district
//   code: its six digits of GB/T 2260
//   within: the city or province that it is part of
//   reports: how many of its reports are loaded
//   periods: the periods that they are about
//   programs: how many programs it runs
//   planned: how many it plans
//   lacking: how many its reports name as a shortcoming
//   measurements: how many quantities its reports state
//   awards: how many awards they name
//   facts: identifiers of the facts that the row rests on
MATCH (r:Report)-[:ABOUT]->(d:District)
WITH d, r ORDER BY r.period, r.id
WITH d, collect(DISTINCT r.period) AS periods, count(r) AS reports
OPTIONAL MATCH (d)-[:PART_OF]->(parent:District)
WITH d, periods, reports, parent ORDER BY parent.id
WITH d, periods, reports, head(collect(parent.name)) AS within
OPTIONAL MATCH (d)<-[:ABOUT]-(f:Fact)-[:STATED_IN]->(r:Report)
WITH d, periods, reports, within, f, r ORDER BY r.period, r.id, f.start, f.id
WITH d, periods, reports, within, collect(f.id) AS facts
RETURN d.name AS district, d.code AS code, within, reports, periods,
       COUNT { (d)-[:RUNS]->(:Program) } AS programs, COUNT { (d)-[:PLANS]->(:Program) } AS planned,
       COUNT { (d)-[:LACKS]->(:Program) } AS lacking, COUNT { (:Measurement)-[:ABOUT]->(d) } AS measurements,
       COUNT { (:AwardReceipt)-[:ABOUT]->(d) } AS awards, facts
ORDER BY code, d.id
