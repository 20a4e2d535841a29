// name: policies
// purpose: The laws, plans and documents: how many districts cite each, and which first
// title-zh: 各政策文件有多少区县引用、何时首次引用
// title-en: How many districts cite each policy, and since when
// parameters:
//   policy: policy: only this law, plan or document, by any of its names: null
//   district: district: only citations by this district, or the districts of this city or province: null
// columns:
//   policy: title of the document
//   kind: what kind of document it is; empty where the vocabulary does not know it
//   issuer: who issued it, as far as the vocabulary knows
//   districts: how many districts cite it
//   reports: how many reports cite it
//   relations: how they cite it: issued (the district made it), implements or mentions
//   first: the first period of those reports
//   district: the district that cites it first
//   code: its six digits of GB/T 2260
//   sentence: the words that do so
//   report: title of the first report
//   facts: identifiers of the facts that the row rests on
MATCH (f:PolicyAction)-[:CITES]->(p:Policy)
WHERE $policy IS NULL OR p.name = $policy
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE $district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) }
WITH DISTINCT p, d, r, f ORDER BY r.period, d.code, d.id, r.id, f.start, f.id
WITH p, count(DISTINCT d) AS districts, count(DISTINCT r) AS reports, collect(DISTINCT f.relation) AS relations,
     head(collect({period: r.period, district: d.name, code: d.code, report: r.name,
                   sentence: coalesce(f.sentence, f.quote)})) AS origin, collect(f.id) AS facts
RETURN p.name AS policy, p.kind AS kind, p.issuer AS issuer, districts, reports, relations, origin.period AS first,
       origin.district AS district, origin.code AS code, origin.sentence AS sentence, origin.report AS report, facts
ORDER BY districts DESC, reports DESC, policy, p.id
