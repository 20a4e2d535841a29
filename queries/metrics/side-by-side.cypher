// name: side-by-side
// purpose: Two metrics of the same district and period side by side, with their ratio; only pairs that may be compared together
// title-zh: 两项指标对照及其比值
// title-en: Two metrics side by side, and their ratio
// parameters:
//   first: metric: the metric that is divided, by any of its names: required
//   second: metric: the metric that it is divided by: required
//   years: years: only values of this year, or of one of these: null
//   district: district: only this district, or the districts of this city or province: null
// columns:
//   group: which pairs stand side by side; group 1 holds the most
//   district: name of the district
//   code: its six digits of GB/T 2260
//   period: the period that both values belong to
//   first: the first number
//   unit: its unit
//   second: the second number
//   per: its unit
//   ratio: the first divided by the second
//   apart: why the pair does not stand beside those of group 1
//   basis: annual or cumulative, of both
//   metrics: what is measured, as the reports word it
//   facts: identifiers of the facts that the row rests on
CALL () {
  MATCH (m:Metric {name: $first})
  MATCH (f:Measurement)-[:MEASURES]->(m)
  RETURN f
  UNION
  MATCH (f:Measurement {metric: $first})
  RETURN f
}
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE f.main AND f.kind = 'value' AND f.value IS NOT NULL AND f.basis <> 'target'
  AND ($years IS NULL OR (left(f.period, 4) <= $years[1] AND $years[0] <= left(last(split(f.period, '/')), 4)))
  AND ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
WITH d, r, f
MATCH (d)<-[:ABOUT]-(g:Measurement)
WHERE g.main AND g.kind = 'value' AND g.value IS NOT NULL AND g.id <> f.id
  AND g.period = f.period AND g.basis = f.basis AND g.scope = f.scope
  AND (g.metric = $second OR EXISTS { (g)-[:MEASURES]->(:Metric {name: $second}) })
MATCH (g)-[:STATED_IN]->(s:Report)
WITH d, f, g, CASE WHEN r.period = f.period THEN 0 ELSE 1 END AS afterwards, r, s
ORDER BY afterwards, CASE WHEN s.id = r.id THEN 0 ELSE 1 END, r.id, s.id, f.start, g.start, f.id, g.id
WITH d, f.period AS period, f.comparison AS one, g.comparison AS other, head(collect(f)) AS f, head(collect(g)) AS g
WITH one, other, d, period, f, g ORDER BY period, d.code, d.id, f.id
WITH one, other, count(f) AS pairs, head(collect(f)) AS f, head(collect(g)) AS g
ORDER BY pairs DESC, one, other
WITH collect(one + ' / ' + other) AS classes, head(collect(f)) AS f1, head(collect(g)) AS g1
CALL () {
  MATCH (m:Metric {name: $first})
  MATCH (f:Measurement)-[:MEASURES]->(m)
  RETURN f
  UNION
  MATCH (f:Measurement {metric: $first})
  RETURN f
}
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE f.main AND f.kind = 'value' AND f.value IS NOT NULL AND f.basis <> 'target'
  AND ($years IS NULL OR (left(f.period, 4) <= $years[1] AND $years[0] <= left(last(split(f.period, '/')), 4)))
  AND ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
WITH classes, f1, g1, d, r, f
MATCH (d)<-[:ABOUT]-(g:Measurement)
WHERE g.main AND g.kind = 'value' AND g.value IS NOT NULL AND g.id <> f.id
  AND g.period = f.period AND g.basis = f.basis AND g.scope = f.scope
  AND (g.metric = $second OR EXISTS { (g)-[:MEASURES]->(:Metric {name: $second}) })
MATCH (g)-[:STATED_IN]->(s:Report)
WITH classes, f1, g1, d, f, g, CASE WHEN r.period = f.period THEN 0 ELSE 1 END AS afterwards, r, s
ORDER BY afterwards, CASE WHEN s.id = r.id THEN 0 ELSE 1 END, r.id, s.id, f.start, g.start, f.id, g.id
WITH classes, f1, g1, d, f.period AS period, f.comparison AS one, g.comparison AS other, head(collect(f)) AS f, head(collect(g)) AS g
WITH 1 + head([i IN range(0, size(classes) - 1) WHERE classes[i] = one + ' / ' + other]) AS group, d, f, g, f1, g1
WITH group, d, f, g, f1, g1, CASE WHEN g.value <> 0 THEN f.value / g.value END AS ratio,
     coalesce(f.bound, 'exact') AS fBound, coalesce(f1.bound, 'exact') AS f1Bound,
     coalesce(g.bound, 'exact') AS gBound, coalesce(g1.bound, 'exact') AS g1Bound,
     coalesce(f.denominator, '?') AS fShare, coalesce(f1.denominator, '?') AS f1Share,
     coalesce(g.denominator, '?') AS gShare, coalesce(g1.denominator, '?') AS g1Share
RETURN group, d.name AS district, d.code AS code, f.period AS period, f.value AS first, f.unit AS unit,
       g.value AS second, g.unit AS per, floor(10000 * ratio + 0.5) / 10000 AS ratio,
       reduce(said = '', why IN [
         CASE WHEN f.unitClass <> f1.unitClass THEN f.unit + ' against ' + f1.unit END,
         CASE WHEN g.unitClass <> g1.unitClass THEN g.unit + ' against ' + g1.unit END,
         CASE WHEN f.periodLength <> f1.periodLength THEN f.periodLength + ' against ' + f1.periodLength END,
         CASE WHEN f.basis <> f1.basis THEN f.basis + ' against ' + f1.basis END,
         CASE WHEN fBound <> f1Bound THEN fBound + ' against ' + f1Bound END,
         CASE WHEN gBound <> g1Bound THEN gBound + ' against ' + g1Bound END,
         CASE WHEN fShare <> f1Share THEN 'share of ' + fShare + ' against ' + f1Share END,
         CASE WHEN gShare <> g1Share THEN 'share of ' + gShare + ' against ' + g1Share END,
         CASE WHEN f.scope <> f1.scope THEN f.scope + ' against ' + f1.scope END
       ] | CASE WHEN why IS NULL THEN said WHEN said = '' THEN why ELSE said + '; ' + why END) AS apart,
       f.basis AS basis, [f.metric, g.metric] AS metrics, [f.id, g.id] AS facts
ORDER BY group, ratio DESC, code, d.id, period, f.id
