// name: plans-kept
// purpose: Programs and documents that a report plans, and what the next report of the district says of each
// title-zh: 计划事项在下一份报告中的落实情况
// title-en: What became of what was planned
// parameters:
//   district: district: only this district, or the districts of this city or province: null
//   years: years: only plans of reports whose period covers this year, or one of these: null
// columns:
//   district: name of the district
//   code: its six digits of GB/T 2260
//   kind: program or policy
//   what: the program or document that was planned
//   planned: the period of the report that plans it
//   plan: the words that plan it
//   outcome: what the next report says: done, shortcoming, measured (only the number that was to be reached is given), repeated (planned again) or silent; open where none is loaded
//   next: the period of that next report
//   result: the words of it that say so; else those of a later one that says it is done
//   later: periods of all later reports that say it is done
//   facts: identifiers of the facts that the row rests on
CALL () {
  MATCH (f:ProgramRun {status: 'planned'})-[:RUN_OF]->(c:Program)
  RETURN f, c, 'program' AS kind
  UNION
  MATCH (f:PolicyAction {status: 'planned'})-[:CITES]->(c:Policy)
  RETURN f, c, 'policy' AS kind
}
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
  AND ($years IS NULL OR (left(r.period, 4) <= $years[1] AND $years[0] <= left(last(split(r.period, '/')), 4)))
WITH d, r, kind, c, f ORDER BY f.start, f.id
WITH d, r, kind, c, head(collect(coalesce(f.sentence, f.quote))) AS plan, collect(f.id) AS plans
OPTIONAL MATCH (d)<-[:ABOUT]-(s:Report)
WHERE s.periodEnd > r.periodEnd AND s.scope = r.scope AND (s.scope = 'district' OR s.agency = r.agency)
WITH d, r, kind, c, plan, plans, s ORDER BY s.periodEnd, s.id
WITH d, r, kind, c, plan, plans, collect(s.id) AS after, head(collect(s.period)) AS next,
     head(collect(s.periodEnd)) AS until
CALL (d, r, c, after) {
  OPTIONAL MATCH (r)<-[:STATED_IN]-(target:Measurement {basis: 'target'})-[:RESULT_OF]->(c)
  OPTIONAL MATCH (d)<-[:ABOUT]-(m:Measurement)-[:STATED_IN]->(u:Report)
  WHERE u.id IN after AND m.basis <> 'target' AND m.period = target.period AND m.unitClass = target.unitClass
    AND m.kind = target.kind
    AND (m.metric = target.metric OR EXISTS { (m)-[:MEASURES]->(:Metric)<-[:MEASURES]-(target) })
  WITH m ORDER BY m.start, m.id
  RETURN head(collect(m)) AS number
}
OPTIONAL MATCH (d)<-[:ABOUT]-(g:Fact)-[:STATED_IN]->(t:Report)
WHERE t.id IN after AND EXISTS { (g)-[:RUN_OF|CITES]->(c) }
WITH d, r, kind, c, plan, plans, next, number, g, t, t.periodEnd = until AS soon,
     CASE g.status WHEN 'done' THEN 0 WHEN 'shortcoming' THEN 1 ELSE 2 END AS place
ORDER BY soon DESC, place, t.periodEnd, t.id, g.start, g.id
WITH d, r, kind, c, plan, plans, next, number,
     collect(CASE WHEN soon THEN g.status END) AS said,
     collect(CASE WHEN soon OR g.status = 'done' THEN coalesce(g.sentence, g.quote) END) AS results,
     collect(CASE WHEN soon OR g.status = 'done' THEN g.id END) AS rests,
     collect(CASE WHEN g.status = 'done' THEN t.period END) AS later
RETURN d.name AS district, d.code AS code, kind, c.name AS what, r.period AS planned, plan,
       CASE WHEN next IS NULL THEN 'open' WHEN 'done' IN said THEN 'done' WHEN 'shortcoming' IN said THEN 'shortcoming'
            WHEN number IS NOT NULL THEN 'measured' WHEN 'planned' IN said THEN 'repeated' ELSE 'silent' END AS outcome,
       next, coalesce(results[0], number.sentence, number.quote) AS result, later,
       plans + rests + [fact IN [number.id] WHERE fact IS NOT NULL] AS facts
ORDER BY code, d.id, planned, r.id, kind, what, c.id
