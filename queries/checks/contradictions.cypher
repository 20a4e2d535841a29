// name: contradictions
// purpose: Numbers that contradict each other beyond their rounding, with both sentences
// title-zh: 数值自相矛盾之处
// title-en: Numbers that contradict each other
// parameters:
//   district: district: only this district, or the districts of this city or province: null
//   years: years: only numbers of this year, or of one of these: null
// columns:
//   kind: part (more than its total), parts (together not their total), rate (not what its counts give), change (not what its two levels give), last-year (not what that year's own report says)
//   district: name of the district
//   code: its six digits of GB/T 2260
//   period: the period that the number belongs to
//   metric: what is measured, as the report words it
//   stated: the number as the report states it
//   expected: what the other numbers give; of a part and a change the most, or least, that they allow
//   unit: unit of both
//   sentence: the words that state the number
//   others: the words that state the numbers that it is held against
//   report: title of the report that states it
//   facts: identifiers of the facts that the row rests on
CALL () {
  MATCH (f:Measurement)-[:COUNTED_IN]->(w:Measurement)
  WHERE f.low > w.high
  RETURN 'part' AS kind, f, [w] AS against, w.value AS expected
  UNION
  MATCH (f:Measurement)-[:MEASURES]->(:Metric)-[:SUBSET_OF|COMPONENT_OF]->(whole:Metric)
  MATCH (f)-[:STATED_IN]->(r:Report)
  WITH f, whole, r
  MATCH (r)<-[:STATED_IN]-(w:Measurement)
  WHERE EXISTS { (w)-[:MEASURES]->(whole) } AND NOT EXISTS { (f)-[:COUNTED_IN]->(w) }
    AND f.main AND w.main AND f.kind = 'value' AND w.kind = 'value' AND f.period = w.period AND f.basis = w.basis
    AND f.scope = w.scope AND f.unitClass = w.unitClass AND f.low > w.high
  RETURN 'part' AS kind, f, [w] AS against, w.value AS expected
  UNION
  MATCH (f:Measurement)-[:MEASURES]->(whole:Metric)<-[:COMPONENT_OF]-(part:Metric)
  MATCH (f)-[:STATED_IN]->(r:Report)
  WITH f, whole, part, r
  MATCH (r)<-[:STATED_IN]-(p:Measurement)
  WHERE EXISTS { (p)-[:MEASURES]->(part) } AND f.main AND p.main AND f.kind = 'value' AND p.kind = 'value'
    AND p.period = f.period AND p.basis = f.basis AND p.scope = f.scope AND p.unitClass = f.unitClass
    AND f.low IS NOT NULL AND f.high IS NOT NULL AND p.low IS NOT NULL
  WITH f, whole, part, p ORDER BY p.start, p.id
  WITH f, whole, part, head(collect(p)) AS p
  WITH f, whole, p ORDER BY p.start, p.id
  WITH f, collect(p) AS parts, sum(p.value) AS expected, sum(p.low) AS least,
       sum(CASE WHEN p.high IS NULL THEN 0 ELSE p.high END) AS most, count(p.high) AS closed,
       COUNT { (:Metric)-[:COMPONENT_OF]->(whole) } AS declared
  WHERE size(parts) > 1 AND (least > f.high OR (closed = declared AND size(parts) = declared AND most < f.low))
  RETURN 'parts' AS kind, f, parts AS against, expected
  UNION
  MATCH (m:Metric)-[:HAS_DENOMINATOR]->(whole:Metric)
  WHERE COUNT { (m)-[:HAS_DENOMINATOR]->(:Metric) } = 1
  MATCH (m)-[:HAS_NUMERATOR]->(part:Metric)
  MATCH (f:Measurement)-[:MEASURES]->(m)
  MATCH (f)-[:STATED_IN]->(r:Report)
  WITH f, r, part, whole
  MATCH (r)<-[:STATED_IN]-(w:Measurement)
  WHERE EXISTS { (w)-[:MEASURES]->(whole) }
  WITH f, r, part, w
  MATCH (r)<-[:STATED_IN]-(n:Measurement)
  WHERE EXISTS { (n)-[:MEASURES]->(part) }
    AND f.kind = 'value' AND n.kind = 'value' AND w.kind = 'value' AND n.period = f.period AND w.period = f.period
    AND n.basis = f.basis AND w.basis = f.basis AND n.scope = f.scope AND w.scope = f.scope
    AND n.value IS NOT NULL AND w.value > 0
  WITH f, n, w, CASE f.unitClass WHEN 'percentage' THEN 100.0 ELSE 1.0 END AS factor
  WITH f, n, w, factor * n.value / w.value AS computed,
       coalesce(f.low <= factor * n.high / w.low, true) AND coalesce(f.high >= factor * n.low / w.high, true) AS fits
  ORDER BY abs(n.start - f.start), abs(w.start - f.start), n.id, w.id
  WITH f, collect(fits) AS fits, head(collect(n)) AS n, head(collect(w)) AS w, head(collect(computed)) AS computed
  WHERE none(one IN fits WHERE one)
  RETURN 'rate' AS kind, f, [n, w] AS against, computed AS expected
  UNION
  MATCH (c:Measurement {kind: 'change'})-[:STATED_IN]->(r:Report)
  WITH c, r
  MATCH (r)<-[:STATED_IN]-(f:Measurement {kind: 'value'})
  WHERE f.period = c.period AND f.scope = c.scope AND f.basis = c.basis
    AND (c.unitClass = 'percentage-points' OR f.unitClass <> 'percentage')
    AND c.unitClass IN ['percentage', 'percentage-points', f.unitClass]
    AND (f.metric = c.changeOf OR
         (f.main AND EXISTS { (c)-[:CHANGE_IN]->(:Metric)<-[:MEASURES]-(f) }
          AND NOT EXISTS { MATCH (x:Measurement {kind: 'value'})-[:STATED_IN]->(r) WHERE x.metric = c.changeOf }))
  MATCH (c)-[:ABOUT]->(d:District)
  WITH c, f, d
  MATCH (d)<-[:ABOUT]-(b:Measurement {kind: 'value'})
  WHERE b.period = c.basePeriod AND b.scope = f.scope AND b.basis = f.basis AND b.unitClass = f.unitClass
    AND (b.metric = f.metric OR (f.main AND b.main AND EXISTS { (f)-[:MEASURES]->(:Metric)<-[:MEASURES]-(b) }))
  WITH c, f, b, CASE c.changeDirection WHEN 'up' THEN c.low ELSE -c.high END AS least,
       CASE c.changeDirection WHEN 'up' THEN c.high ELSE -c.low END AS most,
       CASE c.changeDirection WHEN 'up' THEN c.value ELSE -c.value END AS amount
  WITH c, f, b,
       CASE c.unitClass WHEN 'percentage' THEN b.low * (1 + least / 100) ELSE b.low + least END AS least,
       CASE c.unitClass WHEN 'percentage' THEN b.high * (1 + most / 100) ELSE b.high + most END AS most,
       CASE c.unitClass WHEN 'percentage' THEN b.value * (1 + amount / 100) ELSE b.value + amount END AS expected
  ORDER BY b.metric <> f.metric, b.period, b.start, b.id
  WITH c, f, collect(coalesce(f.high >= least - 0.000001, true) AND coalesce(f.low <= most + 0.000001, true)) AS fits,
       head(collect(b)) AS b, head(collect(expected)) AS expected
  WHERE none(one IN fits WHERE one)
  RETURN 'change' AS kind, f, [c, b] AS against, floor(100 * expected + 0.5) / 100 AS expected
  UNION
  MATCH (f:Measurement {kind: 'value'})-[:STATED_IN]->(r:Report)
  WHERE f.periodEnd < r.periodEnd AND f.status = 'done'
  MATCH (f)-[:ABOUT]->(d:District)
  WITH f, d
  MATCH (d)<-[:ABOUT]-(g:Measurement {kind: 'value'})
  MATCH (g)-[:STATED_IN]->(s:Report)
  WHERE s.period = f.period AND g.period = f.period AND g.basis = f.basis AND g.scope = f.scope
    AND g.unitClass = f.unitClass
    AND (g.metric = f.metric OR (f.main AND g.main AND EXISTS { (f)-[:MEASURES]->(:Metric)<-[:MEASURES]-(g) }))
  WITH f, g, coalesce(f.low <= g.high, true) AND coalesce(f.high >= g.low, true) AS fits
  ORDER BY g.metric <> f.metric, g.start, g.id
  WITH f, collect(fits) AS fits, head(collect(g)) AS g
  WHERE none(one IN fits WHERE one)
  RETURN 'last-year' AS kind, f, [g] AS against, g.value AS expected
}
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
  AND ($years IS NULL OR (left(f.period, 4) <= $years[1] AND $years[0] <= left(last(split(f.period, '/')), 4)))
RETURN kind, d.name AS district, d.code AS code, f.period AS period, f.metric AS metric, f.value AS stated, expected,
       f.unit AS unit, coalesce(f.sentence, f.quote) AS sentence,
       reduce(said = [], g IN against | CASE WHEN coalesce(g.sentence, g.quote) IN said THEN said
                                             ELSE said + [coalesce(g.sentence, g.quote)] END) AS others,
       r.name AS report,
       [f.id] + [g IN against | g.id] AS facts
ORDER BY code, d.id, period, r.id, kind, f.start, facts
