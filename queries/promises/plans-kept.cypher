// name: plans-kept
// purpose: Programs that a district planned, and whether a later report says they are done
// title-zh: 计划推行的项目后来落实了吗
// title-en: Which planned programs were carried out
// parameters:
//   district: district: only this district, or the districts of this city or province: null
// columns:
//   district: name of the district
//   code: its six digits of GB/T 2260
//   program: the program that was planned
//   planned: the period of the report that plans it
//   plan: the words that plan it
//   later: periods of the later reports that say it is done; empty where none does
//   result: the first words of those reports that say so
//   reports: how many later reports of the district are loaded; with none, nothing can be said
//   facts: identifiers of the facts that the row rests on
MATCH (f:ProgramRun {status: 'planned'})-[:RUN_OF]->(p:Program)
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE $district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) }
WITH d, p, r, f ORDER BY f.start, f.id
WITH d, p, r, head(collect(coalesce(f.sentence, f.quote))) AS plan, collect(f.id) AS plans
OPTIONAL MATCH (d)<-[:ABOUT]-(after:Report)
WHERE left(after.period, 4) > left(r.period, 4)
WITH d, p, r, plan, plans, count(after) AS reports
OPTIONAL MATCH (d)<-[:ABOUT]-(g:ProgramRun {status: 'done'})-[:STATED_IN]->(s:Report)
WHERE left(s.period, 4) > left(r.period, 4) AND EXISTS { (g)-[:RUN_OF]->(p) }
WITH d, p, r, plan, plans, reports, g, s ORDER BY s.period, s.id, g.start, g.id
WITH d, p, r, plan, plans, reports, collect(DISTINCT s.period) AS later,
     head(collect(coalesce(g.sentence, g.quote))) AS result, collect(g.id) AS results
RETURN d.name AS district, d.code AS code, p.name AS program, r.period AS planned, plan, later, result, reports,
       plans + results AS facts
ORDER BY code, d.id, planned, r.id, program, p.id
