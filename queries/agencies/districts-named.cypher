// name: districts-named
// purpose: Agencies of other districts that a report names, which is where work across borders shows
// title-zh: 哪些区县的报告提到其他区县的机构（跨区协作）
// title-en: Which districts name agencies of other districts
// parameters:
//   district: district: only reports of this district, or the districts of this city or province: null
//   years: years: only reports whose period covers this year, or one of these: null
// columns:
//   district: name of the district whose report it is
//   code: its six digits of GB/T 2260
//   other: name of the district that the agency is of
//   otherCode: its six digits of GB/T 2260
//   agency: the agency
//   mutual: whether a report of the other district names an agency of this one
//   period: the period that the report is about
//   sentence: the words of the report
//   report: title of the report
//   facts: identifiers of the facts that the row rests on
MATCH (m:AgencyMention)-[:MENTIONS]->(a:Agency)
MATCH (m)-[:ABOUT]->(d:District)
MATCH (a)-[:LOCATED_IN]->(e:District)
WHERE NOT d.id = e.id AND NOT EXISTS { (d)-[:PART_OF*1..3]->(e) } AND NOT EXISTS { (e)-[:PART_OF*1..3]->(d) }
  AND ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
MATCH (m)-[:STATED_IN]->(r:Report)
WHERE ($years IS NULL OR (left(r.period, 4) <= $years[1] AND $years[0] <= left(last(split(r.period, '/')), 4)))
WITH DISTINCT d, e, a, r, m
RETURN d.name AS district, d.code AS code, e.name AS other, e.code AS otherCode, a.name AS agency,
       EXISTS { (e)<-[:ABOUT]-(:AgencyMention)-[:MENTIONS]->(:Agency)-[:LOCATED_IN]->(d) } AS mutual,
       r.period AS period, coalesce(m.sentence, m.quote) AS sentence, r.name AS report, [m.id] AS facts
ORDER BY code, d.id, otherCode, e.id, period, r.id, m.start, m.id
