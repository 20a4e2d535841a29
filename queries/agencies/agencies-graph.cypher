// name: agencies-graph
// purpose: Agencies of a district and what kinds they are, as paths to draw
// title-zh: 机构关系图
// title-en: Agencies of a district, drawn
// parameters:
//   district: district: this district, or the districts of this city or province: required
// columns:
//   place: a path from the agency to its district
//   kind: a path from the agency to its type, empty where the report does not tell it
//   facts: identifiers of the facts that the row rests on
// view: graph
MATCH (d:District)
WHERE EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) }
MATCH place = (a:Agency)-[:LOCATED_IN]->(d)
MATCH (a)<-[:HAS_SUBJECT|RECEIVED_BY|MENTIONS]-(f:Fact)
MATCH (f)-[:STATED_IN]->(r:Report)
WITH d, place, a, f, r ORDER BY r.period, r.id, f.start, f.id
WITH d, place, a, collect(DISTINCT f.id) AS facts
OPTIONAL MATCH kind = (a)-[:CLASSIFIED_AS]->(t:AgencyType)
RETURN place, kind, facts
ORDER BY d.id, a.id, t.id
