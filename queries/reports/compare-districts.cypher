// name: compare-districts
// purpose: What the reports of two districts have in common and what not: programs, policies, awards, metrics
// title-zh: 两个区县（或功能区与行政区）的报告内容有何异同
// title-en: How the reports of two districts differ
// parameters:
//   one: district: the one district, city or province, by name or code: required
//   other: district: the other: required
//   years: years: only reports whose period covers this year, or one of these: null
// columns:
//   kind: program, policy, award or metric
//   what: its name
//   side: both, one or other
//   one: the periods in which reports of the one name it
//   other: the periods in which reports of the other name it
//   statuses: what reports say of it: done, planned, shortcoming
//   facts: identifiers of the facts that the row rests on
MATCH (within:District)
WHERE within.id = $one OR within.id = $other
MATCH (d:District)-[:PART_OF*0..3]->(within)
MATCH (f:Fact)-[:ABOUT]->(d)
MATCH (f)-[:STATED_IN]->(r:Report)
WHERE ($years IS NULL OR (left(r.period, 4) <= $years[1] AND $years[0] <= left(last(split(r.period, '/')), 4)))
OPTIONAL MATCH (f)-[:RUN_OF|CITES|OF_AWARD|MEASURES]->(c)
WITH DISTINCT within, r, f, coalesce(c.name, f.metric) AS what,
     CASE WHEN f:ProgramRun THEN 'program' WHEN f:PolicyAction THEN 'policy' WHEN f:AwardReceipt THEN 'award'
          WHEN f:Measurement THEN 'metric' END AS kind
WHERE kind IS NOT NULL AND what IS NOT NULL
WITH within, r, f, kind, what ORDER BY r.period, r.id, f.start, f.id
WITH kind, what, collect(DISTINCT CASE within.id WHEN $one THEN r.period END) AS one,
     collect(DISTINCT CASE within.id WHEN $other THEN r.period END) AS other,
     collect(DISTINCT within.id) AS ids, collect(DISTINCT f.status) AS statuses, collect(DISTINCT f.id) AS facts
RETURN kind, what, CASE WHEN size(ids) > 1 THEN 'both' WHEN ids[0] = $one THEN 'one' ELSE 'other' END AS side,
       one, other, statuses, facts
ORDER BY kind, side, what, one, other, statuses, facts
