// name: awards-by-district
// purpose: Awards by district: who received which from whom
// title-zh: 各区县获得的表彰奖励
// title-en: Awards by district
// parameters:
//   district: district: only this district, or the districts of this city or province: null
//   years: years: only reports whose period covers this year, or one of these: null
//   level: level: only awards of this level, as national or 国家级: null
//   kind: agency-type: only awards to agencies of this kind, or that are titles of it: null
//   award: award: only this award, by any of its names: null
// columns:
//   district: name of the district
//   code: its six digits of GB/T 2260
//   period: the period that the report is about
//   award: name of the award
//   level: national, provincial, municipal or local
//   recipient: who received it, as the text says
//   agency: the agency that this is, where the report names it elsewhere too
//   issuer: who gave it
//   sentence: the words of the report that say so
//   report: title of the report
//   facts: identifiers of the facts that the row rests on
MATCH (f:AwardReceipt)-[:OF_AWARD]->(a:Award)
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
  AND ($years IS NULL OR (left(r.period, 4) <= $years[1] AND $years[0] <= left(last(split(r.period, '/')), 4)))
  AND ($award IS NULL OR a.name = $award)
  AND ($level IS NULL OR f.level = $level)
  AND ($kind IS NULL OR f.recipient CONTAINS $kind OR a.name CONTAINS $kind
       OR EXISTS { (f)-[:RECEIVED_BY]->(:Agency)-[:CLASSIFIED_AS]->(:AgencyType {name: $kind}) })
OPTIONAL MATCH (f)-[:RECEIVED_BY]->(g:Agency)
WITH d, r, a, f, g ORDER BY g.id
WITH d, r, a, f, head(collect(g.name)) AS agency
RETURN d.name AS district, d.code AS code, r.period AS period, a.name AS award, f.level AS level,
       f.recipient AS recipient, agency, f.issuer AS issuer, coalesce(f.sentence, f.quote) AS sentence,
       r.name AS report, [f.id] AS facts
ORDER BY code, d.id, period, r.id, f.start, f.id
