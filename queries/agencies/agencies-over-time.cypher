// name: agencies-over-time
// purpose: When reports name agencies of one kind, or of two: where one takes the other's place
// title-zh: 某类机构各年的存续与更替
// title-en: When districts have agencies of a kind
// parameters:
//   kind: agency-type: the kind of agency, by any of its names: required
//   other: agency-type: another kind, to see which takes the other's place: null
//   district: district: only this district, or the districts of this city or province: null
// columns:
//   district: name of the district
//   code: its six digits of GB/T 2260
//   kind: the kind of agency
//   first: the first period whose report names one
//   last: the last period whose report names one
//   periods: every period whose report names one
//   without: periods whose reports name none of the kind
//   agencies: the agencies, as the reports write them
//   sentence: the first words that name one
//   report: title of that report
//   facts: identifiers of the facts that the row rests on
MATCH (m:AgencyMention)
WHERE m.kind = $kind OR m.kind = $other
MATCH (m)-[:STATED_IN]->(r:Report)
WHERE r.period IS NOT NULL
MATCH (m)-[:ABOUT]->(d:District)
WHERE $district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) }
WITH DISTINCT d, r, m ORDER BY r.period, r.id, m.start, m.id
WITH d, m.kind AS kind, collect(DISTINCT r.period) AS periods, collect(DISTINCT m.quote) AS agencies,
     head(collect(coalesce(m.sentence, m.quote))) AS sentence, head(collect(r.name)) AS report, collect(m.id) AS facts
MATCH (any:Report)-[:ABOUT]->(d)
WITH d, kind, periods, agencies, sentence, report, facts, any ORDER BY any.period, any.id
WITH d, kind, periods, agencies, sentence, report, facts,
     collect(DISTINCT CASE WHEN NOT any.period IN periods THEN any.period END) AS without
RETURN d.name AS district, d.code AS code, kind, periods[0] AS first, last(periods) AS last, periods, without,
       agencies, sentence, report, facts
ORDER BY code, d.id, first, kind
