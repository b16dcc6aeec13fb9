import {type OpenAPIHono, z} from "@hono/zod-openapi";
import {readProject} from "../../app/project.ts";
import {findProjects, PAGE_SIZE, PROJECT_FILTERS, parseProjectSearch} from "../../app/projects.ts";
import {searchAll} from "../../app/search.ts";
import type {Site} from "../../app/site.ts";
import {DIMENSIONS} from "../../domain/dimension.ts";
import {describe} from "./describe.ts";
import {readQuery} from "./query.ts";
import * as schema from "./schemas.ts";

const text = z.string();

const projectQuery = z.object({
  q: text.optional().openapi({description: "Words, or a project number", example: "hydrogen"}),
  ...Object.fromEntries(
    PROJECT_FILTERS.map((id) => [id, text.optional().openapi({description: DIMENSIONS[id].description})])
  ),
  state: text.optional().openapi({description: "SIGNED, CLOSED or TERMINATED"}),
  sort: text.optional().openapi({description: "start or contribution"}),
  page: text.optional()
});

const searchQuery = z.object({q: text.openapi({description: "Words", example: "Korea hydrogen"})});
const projectParams = z.object({programme: text, id: text});
const found = z.object({
  rows: z.array(z.looseObject({programme: text, id: text})),
  ...schema.paging
});

/** Projects by filters and words, one project with its participants, and the search across everything. */
export function addProjects(app: OpenAPIHono, site: Site): void {
  describe(app, "/projects", "Projects that fit, a page at a time", found, {query: projectQuery});
  app.get("/projects", async (c) => {
    readQuery(c, projectQuery);
    const search = parseProjectSearch(new URL(c.req.url).searchParams);
    const {rows, total} = await findProjects(await site.edition(), search);
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    return c.json({rows, total, page: search.page, perPage: PAGE_SIZE, pages});
  });
  describe(app, "/projects/{programme}/{id}", "One project with its participants", z.looseObject({}), {
    params: projectParams
  });
  app.get("/projects/:programme/:id", async (c) => {
    const {project, participants, ...rest} = await readProject(
      await site.edition(),
      c.req.param("programme"),
      c.req.param("id")
    );
    const {pid: _, ...record} = project;
    return c.json({
      ...record,
      ...rest,
      // A natural person's code would lead to the name.
      participants: participants.map(({organisationId, ...one}) => ({
        ...one,
        organisationId: one.isPerson ? null : organisationId
      }))
    });
  });
  describe(app, "/search", "Countries, themes, indicators, projects and the library", z.looseObject({}), {
    query: searchQuery
  });
  app.get("/search", async (c) => {
    const {q = ""} = readQuery(c, searchQuery);
    return c.json(await searchAll(await site.edition(), q));
  });
}
