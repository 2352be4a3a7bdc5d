/** The only place that spells the page's own addresses. */
export const paths = {
  home: "/",
  playground: "/playground/",
  gallery: "/gallery/",
  builder: "/builder/",
  learn: "/learn/",
  reference: "/learn/reference/",
  skills: "/skills/",
  webhooks: "/webhooks/",
  settings: "/settings/",
  authCallback: "/auth/callback/",
  /** Any item, which is asked for by its id. */
  galleryItem: (id: string) => `/gallery/item/?id=${encodeURIComponent(id)}`,
  /** An item that came with this build, as a page of its own. */
  builtinItem: (type: string, name: string) => `/gallery/${type}/${encodeURIComponent(name)}/`,
  galleryInPlayground: (id: string) => `/playground/?gallery=${encodeURIComponent(id)}`,
  galleryInBuilder: (id: string) => `/builder/?gallery=${encodeURIComponent(id)}`,
  run: (executionId: string) => `/run/?id=${encodeURIComponent(executionId)}`,
  runInPlayground: (executionId: string) => `/playground/?run=${encodeURIComponent(executionId)}`,
  compare: (left: string, right: string) =>
    `/compare/?left=${encodeURIComponent(left)}&right=${encodeURIComponent(right)}`,
  lesson: (slug: string) => `/learn/${slug}/`,
} as const;
