import type { NextConfig } from "next";

const building = process.env.NODE_ENV === "production";
const apiOrigin = process.env.API_ORIGIN ?? "http://localhost:7071";

const config: NextConfig = {
  output: building ? "export" : undefined,
  trailingSlash: true,
  images: { unoptimized: true },
  poweredByHeader: false,
  experimental: { turbopackChunking: { minChunkSize: 200_000, firstPageLoadPriority: 1, requestCost: 1_000_000 } },
  reactStrictMode: true,
  turbopack: { root: import.meta.dirname },
  typescript: { ignoreBuildErrors: true },
  ...(building
    ? {}
    : {
        skipTrailingSlashRedirect: true,
        rewrites: async () => [{ source: "/api/:path*", destination: `${apiOrigin}/api/:path*` }],
      }),
};

export default config;
