// name: issued-with
// purpose: Documents that a district issued in a sentence that names a court, or an agency of another kind
// title-zh: 哪些文件是会同法院等机关联合印发的
// title-en: Which documents were issued together with a court
// parameters:
//   kind: agency-type: the kind of agency, by any of its names: "人民法院"
//   district: district: only this district, or the districts of this city or province: null
//   years: years: only reports whose period covers this year, or one of these: null
// columns:
//   district: name of the district
//   code: its six digits of GB/T 2260
//   period: the period that the report is about
//   policy: the document
//   partners: the agencies, as the sentence names them
//   sentence: the words of the report that say so
//   report: title of the report
//   facts: identifiers of the facts that the row rests on
MATCH (f:PolicyAction {relation: 'issued'})-[:CITES]->(p:Policy)
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
  AND ($years IS NULL OR (left(r.period, 4) <= $years[1] AND $years[0] <= left(last(split(r.period, '/')), 4)))
MATCH (m:AgencyMention)-[:STATED_IN]->(r)
WHERE m.kind = $kind
WITH DISTINCT d, r, p, f, m, coalesce(f.sentence, f.quote) AS sentence
WHERE sentence CONTAINS m.quote
WITH d, r, p, f, sentence, m ORDER BY m.start, m.id
WITH d, r, p, f, sentence, collect(DISTINCT m.quote) AS partners, collect(m.id) AS named
RETURN d.name AS district, d.code AS code, r.period AS period, p.name AS policy, partners, sentence,
       r.name AS report, [f.id] + named AS facts
ORDER BY code, d.id, period, r.id, f.start, f.id
