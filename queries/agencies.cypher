// name: agencies
// purpose: The agencies that reports name, with their type and district
// title-zh: 有哪些机构
// parameters:
//   district: district: only this district, or the districts of this city or province: null
// columns:
//   agency: name of the agency
//   kind: its type
//   district: name of its district
//   code: its six digits of GB/T 2260
//   facts: how many facts are about it or name it
//   reports: how many reports name it
MATCH (a:Agency)-[:LOCATED_IN]->(d:District)
WHERE $district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) }
OPTIONAL MATCH (a)-[:CLASSIFIED_AS]->(t:AgencyType)
WITH a, d, t ORDER BY t.id
WITH a, d, head(collect(t.name)) AS kind
OPTIONAL MATCH (a)<-[:HAS_SUBJECT|RECEIVED_BY|MENTIONS]-(f:Fact)-[:STATED_IN]->(r:Report)
WITH a, d, kind, count(DISTINCT f) AS facts, count(DISTINCT r) AS reports
RETURN a.name AS agency, kind, d.name AS district, d.code AS code, facts, reports
ORDER BY code, d.id, agency, a.id
