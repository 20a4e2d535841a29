// name: rate
// purpose: A rate by district and year, with what it is a share of and the counts that the report gives for it
// title-zh: 某项比率及其分子、分母
// title-en: A rate with its denominator and counts
// parameters:
//   metric: metric: the rate, by any of its names or as a report words it: required
//   years: years: only values of this year, or of one of these: null
//   district: district: only this district, or the districts of this city or province: null
// columns:
//   district: name of the district
//   code: its six digits of GB/T 2260
//   period: the period that the value belongs to
//   rate: the number as the report states it
//   unit: its unit
//   bound: ge, le or approx where the report gives a bound, empty where it is exact
//   numerator: the count that is divided, where the report gives it
//   divisor: the count that it is divided by, where the report gives it
//   computed: the rate that the two counts give
//   agrees: whether that is the stated rate, within its rounding
//   denominator: what the rate is a share of
//   basis: annual, cumulative or target
//   scope: whose figure it is: district, township, or a body by its type
//   metric: what is measured, as the report words it
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
WHERE f.kind = 'value' AND (f.unitClass = 'percentage' OR EXISTS { (f)-[:MEASURES]->(:Metric {kind: 'ratio'}) })
  AND ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
WITH d, r, f, coalesce(f.period, r.period) AS period, CASE f.unitClass WHEN 'percentage' THEN 100.0 ELSE 1.0 END AS factor
WHERE $years IS NULL OR (left(period, 4) <= $years[1] AND $years[0] <= left(last(split(period, '/')), 4))
OPTIONAL MATCH (f)-[:MEASURES]->(m:Metric)
CALL (r, f, m) {
  MATCH (m)-[:HAS_NUMERATOR]->(of:Metric)
  MATCH (r)<-[:STATED_IN]-(n:Measurement)
  WHERE n.kind = 'value' AND n.main AND n.period = f.period AND n.basis = f.basis AND n.scope = f.scope
    AND EXISTS { (n)-[:MEASURES]->(of) }
  WITH n ORDER BY abs(n.start - f.start), n.id
  RETURN head(collect(n)) AS n
}
CALL (r, f, m) {
  MATCH (m)-[:HAS_DENOMINATOR]->(of:Metric)
  MATCH (r)<-[:STATED_IN]-(w:Measurement)
  WHERE w.kind = 'value' AND w.main AND w.period = f.period AND w.basis = f.basis AND w.scope = f.scope
    AND EXISTS { (w)-[:MEASURES]->(of) }
  WITH w ORDER BY abs(w.start - f.start), w.id
  RETURN head(collect(w)) AS w
}
WITH d, r, f, period, n, w, factor, CASE WHEN w.value > 0 THEN factor * n.value / w.value END AS computed
RETURN d.name AS district, d.code AS code, period, f.value AS rate, f.unit AS unit, f.bound AS bound,
       n.value AS numerator, w.value AS divisor, floor(100 * computed + 0.5) / 100 AS computed,
       CASE WHEN computed IS NULL OR f.value IS NULL THEN null
            ELSE coalesce(f.low <= factor * n.high / w.low, true) AND coalesce(f.high >= factor * n.low / w.high, true)
       END AS agrees,
       f.denominator AS denominator, f.basis AS basis, f.scope AS scope, f.metric AS metric,
       [fact IN [f.id, n.id, w.id] WHERE fact IS NOT NULL] AS facts
ORDER BY code, d.id, period, r.id, f.start, f.id
