// name: agencies
// purpose: The agencies that reports name, with their type, district and what they belong to
// title-zh: 有哪些机构
// title-en: Which agencies there are
// parameters:
//   district: district: only this district, or the districts of this city or province: null
//   kind: agency-type: only agencies of this kind, by any of its names: null
// columns:
//   agency: name of the agency
//   kind: its type
//   relations: what reports say that it is part of, hosted by or supervised by
//   district: name of its district
//   code: its six digits of GB/T 2260
//   mentions: how many facts are about it or name it
//   reports: how many reports name it
//   facts: identifiers of the facts that the row rests on
MATCH (a:Agency)-[:LOCATED_IN]->(d:District)
WHERE ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
  AND ($kind IS NULL OR EXISTS { (a)-[:CLASSIFIED_AS]->(:AgencyType {name: $kind}) })
OPTIONAL MATCH (a)-[:CLASSIFIED_AS]->(t:AgencyType)
WITH a, d, t ORDER BY t.id
WITH a, d, head(collect(t.name)) AS kind
OPTIONAL MATCH (a)-[e:PART_OF|HOSTED_BY|SUPERVISED_BY]->(b:Agency)
WITH a, d, kind, e, b ORDER BY b.name, b.id, type(e)
WITH a, d, kind,
     collect(CASE type(e) WHEN 'PART_OF' THEN 'part of ' + b.name WHEN 'HOSTED_BY' THEN 'hosted by ' + b.name
                          WHEN 'SUPERVISED_BY' THEN 'supervised by ' + b.name END) AS relations
OPTIONAL MATCH (a)<-[:HAS_SUBJECT|RECEIVED_BY|MENTIONS]-(f:Fact)-[:STATED_IN]->(r:Report)
WITH a, d, kind, relations, f, r ORDER BY r.period, r.id, f.start, f.id
WITH a, d, kind, relations, count(DISTINCT f) AS mentions, count(DISTINCT r) AS reports, collect(DISTINCT f.id) AS facts
RETURN a.name AS agency, kind, relations, d.name AS district, d.code AS code, mentions, reports, facts
ORDER BY code, d.id, agency, a.id
