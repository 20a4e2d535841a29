// name: rates-below-full
// purpose: Where a rate is below 100 percent, with the sentence, which may say why
// title-zh: 某项比率低于100%的区县及原文表述
// title-en: Where a rate is below 100 percent
// parameters:
//   metric: metric: the rate, by any of its names or as a report words it: required
//   district: district: only this district, or the districts of this city or province: null
//   years: years: only reports whose period covers this year, or one of these: null
// columns:
//   district: name of the district
//   code: its six digits of GB/T 2260
//   period: the period that the value belongs to
//   metric: what is measured, as the report words it
//   value: percent
//   bound: ge, le or approx where the report gives a bound, empty where it is exact
//   sentence: the words of the report that say so
//   section: the headings that they stand under
//   report: title of the report
//   facts: identifiers of the facts that the row rests on
MATCH (f:Measurement {unit: '%'})
WHERE f.value < 100 AND f.changeDirection IS NULL AND NOT f.status = 'planned' AND NOT coalesce(f.basis, '') = 'target'
  AND (f.metric = $metric OR EXISTS { (f)-[:MEASURES]->(:Metric {name: $metric}) })
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE $district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) }
WITH d, r, f, coalesce(f.period, r.period) AS period
WHERE $years IS NULL OR (left(period, 4) <= $years[1] AND $years[0] <= left(last(split(period, '/')), 4))
RETURN d.name AS district, d.code AS code, period, f.metric AS metric, f.value AS value, f.bound AS bound,
       coalesce(f.sentence, f.quote) AS sentence, f.section AS section, r.name AS report, [f.id] AS facts
ORDER BY metric, value, code, d.id, period, r.id, f.start, f.id
