// name: compare
// purpose: A metric across districts and years, in groups of values that may be compared; the rest apart, with the reason
// title-zh: 某项指标能否比较、怎样比较
// title-en: A metric across districts and years, only what may be compared side by side
// parameters:
//   metric: metric: the metric, by any of its names or as a report words it: required
//   years: years: only values of this year, or of one of these: null
//   district: district: only this district, or the districts of this city or province: null
// columns:
//   group: which values stand side by side; group 1 holds the most districts, then the most values
//   district: name of the district
//   code: its six digits of GB/T 2260
//   period: the period that the value belongs to
//   value: the number, empty where the report suppresses it
//   unit: its unit
//   apart: why the row does not stand beside those of group 1, or beside another value of its group
//   kind: value, rank (of the district among others), or up or down for an amount of change
//   bound: ge, le or approx where the report gives a bound, empty where it is exact
//   basis: annual, cumulative (counted since some beginning, not in the period alone) or target
//   denominator: of a rate, what it is a share of
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
WHERE $district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) }
WITH d, r, f, coalesce(f.period, r.period) AS period
WHERE $years IS NULL OR (left(period, 4) <= $years[1] AND $years[0] <= left(last(split(period, '/')), 4))
WITH d, f ORDER BY period, d.code, d.id, f.start, f.id
WITH f.comparison AS class, count(DISTINCT d) AS districts, count(f) AS values, head(collect(f)) AS one
ORDER BY districts DESC, values DESC, class
WITH collect(class) AS classes, head(collect(one)) AS first
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
WITH classes, first, d, r, f, coalesce(f.period, r.period) AS period
WHERE $years IS NULL OR (left(period, 4) <= $years[1] AND $years[0] <= left(last(split(period, '/')), 4))
WITH 1 + head([i IN range(0, size(classes) - 1) WHERE classes[i] = f.comparison]) AS group, first, d, r, f, period
ORDER BY group, d.id, period, CASE WHEN r.period = period THEN 0 ELSE 1 END, r.id, f.start, f.id
WITH group, first, d, period, f.value AS value, f.unit AS unit, f.changeDirection AS direction, f.main AS main,
     head(collect(f)) AS f, collect(f.id) AS facts
WITH group, first, d, period, value, unit, direction, main, f, facts,
     coalesce(f.bound, 'exact') AS bound, coalesce(first.bound, 'exact') AS firstBound,
     coalesce(f.denominator, '?') AS share, coalesce(first.denominator, '?') AS firstShare,
     coalesce(f.periodLength, 'no period') AS length, coalesce(first.periodLength, 'no period') AS firstLength,
     split(f.comparison, '; ')[1] AS base, split(first.comparison, '; ')[1] AS firstBase
RETURN group, d.name AS district, d.code AS code, period, value, unit,
       reduce(said = '', why IN [
         CASE WHEN f.kind <> first.kind THEN f.kind + ' against ' + first.kind END,
         CASE WHEN f.kind = first.kind AND f.unitClass <> first.unitClass
              THEN CASE WHEN f.unit = first.unit THEN f.unitClass + ' against ' + first.unitClass
                        ELSE f.unit + ' against ' + first.unit END END,
         CASE WHEN length <> firstLength THEN length + ' against ' + firstLength END,
         CASE WHEN f.kind = first.kind AND base <> firstBase THEN base + ' against ' + firstBase END,
         CASE WHEN f.basis <> first.basis THEN f.basis + ' against ' + first.basis END,
         CASE WHEN bound <> firstBound THEN bound + ' against ' + firstBound END,
         CASE WHEN f.kind = first.kind AND share <> firstShare THEN 'share of ' + share + ' against ' + firstShare END,
         CASE WHEN f.scope <> first.scope THEN f.scope + ' against ' + first.scope END,
         CASE WHEN NOT main THEN 'one of several values of the report'
              WHEN EXISTS { MATCH (g:Measurement)-[:ABOUT]->(d)
                            WHERE g.period = period AND g.main AND g.value <> value AND g.comparison = f.comparison
                              AND g.metric = f.metric }
              THEN 'another report gives another value' END
       ] | CASE WHEN why IS NULL THEN said WHEN said = '' THEN why ELSE said + '; ' + why END) AS apart,
       CASE f.kind WHEN 'change' THEN direction ELSE f.kind END AS kind, f.bound AS bound,
       f.basis AS basis, f.denominator AS denominator, f.metric AS metric, facts
ORDER BY group, code, d.id, period, value, unit, direction, main, f.id
