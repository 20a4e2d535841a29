// name: metric-across
// purpose: A metric across districts and years, each value with unit, period and sentence
// title-zh: 某项指标在各区县、各年度的数值
// title-en: A metric across districts and years
// parameters:
//   metric: metric: the metric, by any of its names or as a report words it: required
//   years: years: only measurements of this year, or of one of these: null
//   district: district: only this district, or the districts of this city or province: null
// columns:
//   district: name of the district
//   code: its six digits of GB/T 2260
//   period: the period that the value belongs to
//   metric: what is measured, as the report words it
//   value: the number, empty where the report suppresses it
//   unit: its unit
//   bound: ge, le or approx where the report gives a bound, empty where it is exact
//   kind: value, rank (of the district among others), or up or down for an amount of change
//   base: what a change is compared with
//   basis: annual, cumulative (counted since some beginning, not in the period alone) or target
//   status: done, planned or shortcoming
//   sentence: the words of the report that say so
//   report: title of the report
//   facts: identifiers of the facts that the row rests on
CALL () {
  MATCH (m:Metric {name: $metric})
  MATCH (f:Measurement)-[:MEASURES]->(m)
  RETURN f
  UNION
  MATCH (f:Measurement {metric: $metric})
  RETURN f
}
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE $district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) }
WITH d, r, f, coalesce(f.period, r.period) AS period
WHERE $years IS NULL OR (left(period, 4) <= $years[1] AND $years[0] <= left(last(split(period, '/')), 4))
RETURN d.name AS district, d.code AS code, period, f.metric AS metric, f.value AS value, f.unit AS unit,
       f.bound AS bound, CASE WHEN f.rank THEN 'rank' ELSE coalesce(f.changeDirection, 'value') END AS kind,
       f.changeBase AS base, f.basis AS basis, f.status AS status, coalesce(f.sentence, f.quote) AS sentence,
       r.name AS report, [f.id] AS facts
ORDER BY code, d.id, period, r.id, f.start, f.id
