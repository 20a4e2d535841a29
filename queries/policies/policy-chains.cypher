// name: policy-chains
// purpose: A district's own documents, each with the documents from above that the same report ties to it
// title-zh: 各区县的实施方案对应哪些上级文件
// title-en: Which policies a district's own documents carry out
// parameters:
//   district: district: only this district, or the districts of this city or province: null
//   policy: policy: only chains that come from this law, plan or document: null
// columns:
//   district: name of the district
//   code: its six digits of GB/T 2260
//   period: the period that the report is about
//   issued: the document that the district made
//   carries: the document that it carries out
//   link: title (the one's title holds the other's) or sentence (one sentence names both)
//   sentence: the words on the district's own document
//   other: the words on the document from above
//   report: title of the report
//   facts: identifiers of the facts that the row rests on
MATCH (f:PolicyAction {relation: 'issued'})-[:CITES]->(own:Policy)
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE $district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) }
MATCH (g:PolicyAction)-[:STATED_IN]->(r)
WHERE NOT g.relation = 'issued'
MATCH (g)-[:CITES]->(above:Policy)
WHERE NOT above.id = own.id AND ($policy IS NULL OR above.name = $policy)
WITH DISTINCT d, r, f, g, own, above, coalesce(f.sentence, f.quote) AS sentence, coalesce(g.sentence, g.quote) AS other
WITH d, r, f, g, own, above, sentence, other,
     CASE WHEN f.quote CONTAINS above.name THEN 'title'
          WHEN any(x IN above.aliases WHERE size(x) > 5 AND own.name CONTAINS x) THEN 'title'
          WHEN sentence = other OR sentence CONTAINS g.quote OR other CONTAINS f.quote THEN 'sentence' END AS link
WHERE link IS NOT NULL
RETURN d.name AS district, d.code AS code, r.period AS period, own.name AS issued, above.name AS carries, link,
       sentence, other, r.name AS report, [f.id, g.id] AS facts
ORDER BY code, d.id, period, r.id, f.start, f.id, g.start, g.id
