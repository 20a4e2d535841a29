// name: only-planned
// purpose: Programs that reports only plan, and that no loaded report of the place says are run
// title-zh: 只在计划中出现、从未见于成效的项目
// title-en: Programs that are only ever planned
// parameters:
//   district: district: only this district, or the districts of this city or province: null
// columns:
//   program: the program's usual name
//   coined: whether a district coined it (no entry of the vocabulary)
//   districts: how many districts plan it
//   planned: the periods of the reports that plan it
//   lacking: whether a report names it as a shortcoming
//   later: how many later reports one of these districts has, at most; with none, nothing can be said
//   sentence: the first words that plan it
//   report: title of that report
//   facts: identifiers of the facts that the row rests on
MATCH (f:ProgramRun)-[:RUN_OF]->(p:Program)
MATCH (f)-[:ABOUT]->(d:District)
WHERE $district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) }
WITH DISTINCT p, f ORDER BY p.id, f.id
WITH p, collect(f.status) AS statuses, collect(f.id) AS ids
WHERE NOT 'done' IN statuses AND 'planned' IN statuses
MATCH (f:ProgramRun {status: 'planned'})-[:RUN_OF]->(p)
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE f.id IN ids
WITH p, statuses, d, r, f ORDER BY r.period, r.id, f.start, f.id
WITH p, statuses, d,
     collect({period: r.period, sentence: coalesce(f.sentence, f.quote), report: r.name, fact: f.id}) AS plans
WITH p, statuses, d, plans, plans[0].period AS begun
WITH p, statuses, d, plans,
     COUNT { (d)<-[:ABOUT]-(after:Report) WHERE left(after.period, 4) > left(begun, 4) } AS later
UNWIND plans AS plan
WITH p, statuses, d, later, plan ORDER BY plan.period, d.code, d.id, plan.fact
WITH p, statuses, count(DISTINCT d) AS districts, collect(DISTINCT plan.period) AS planned, max(later) AS later,
     head(collect(plan.sentence)) AS sentence, head(collect(plan.report)) AS report, collect(plan.fact) AS facts
RETURN p.name AS program, coalesce(p.coinage, false) AS coined, districts, planned,
       'shortcoming' IN statuses AS lacking, later, sentence, report, facts
ORDER BY districts DESC, program, p.id
