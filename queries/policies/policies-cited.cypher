// name: policies-cited
// purpose: Laws, plans and documents that reports issue, carry out or mention
// title-zh: 各区县引用哪些政策文件
// title-en: Which policies districts cite
// parameters:
//   policy: policy: only this law, plan or document, by any of its names: null
//   district: district: only this district, or the districts of this city or province: null
// columns:
//   policy: title of the document
//   relation: issued (the district made it), implements (made elsewhere, carried out here) or mentions
//   district: name of the district
//   code: its six digits of GB/T 2260
//   period: the period that the report is about
//   sentence: the first words of the report that say so
//   mentions: how many places of the report say so
//   report: title of the report
//   facts: identifiers of the facts that the row rests on
MATCH (f:PolicyAction)-[:CITES]->(p:Policy)
WHERE $policy IS NULL OR p.name = $policy
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE $district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) }
WITH p, d, r, f ORDER BY f.start, f.id
WITH p, d, r, f.relation AS relation, head(collect(coalesce(f.sentence, f.quote))) AS sentence, count(f) AS mentions,
     collect(f.id) AS facts
RETURN p.name AS policy, relation, d.name AS district, d.code AS code, r.period AS period, sentence, mentions,
       r.name AS report, facts
ORDER BY policy, p.id, code, d.id, period, r.id, relation
