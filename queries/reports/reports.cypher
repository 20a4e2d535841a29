// name: reports
// purpose: The reports that are loaded
// title-zh: 已载入哪些报告
// title-en: Which reports are loaded
// columns:
//   report: title of the report
//   district: name of the district that it is about
//   code: its six digits of GB/T 2260
//   agency: who issued it
//   period: the period that it is about
//   published: date of publication
//   redacted: whether it hides its own district
//   stated: how many facts it states
//   source: identifier of the report, from the SHA-256 of its text
//   facts: identifiers of the facts that the row rests on
MATCH (r:Report)
OPTIONAL MATCH (r)-[:ABOUT]->(d:District)
OPTIONAL MATCH (f:Fact)-[:STATED_IN]->(r)
WITH r, d, f ORDER BY f.start, f.id
WITH r, d, count(f) AS stated, collect(f.id) AS facts
RETURN r.name AS report, d.name AS district, d.code AS code, r.agency AS agency, r.period AS period,
       r.published AS published, r.redacted AS redacted, stated, r.id AS source, facts
ORDER BY code, d.id, period, source
