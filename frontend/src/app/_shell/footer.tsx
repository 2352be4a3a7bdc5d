import { NearLink } from "@/components/ui/near-link";
import { paths } from "@/config/paths";

const links = [
  { href: paths.webhooks, label: "Webhooks" },
  { href: paths.skills, label: "Skill creator" },
  { href: paths.reference, label: "Reference" },
  { href: paths.settings, label: "Settings" },
] as const;

export function Footer() {
  return (
    <footer className="border-t border-line">
      <div className="mx-auto flex max-w-[100rem] flex-wrap items-center gap-x-6 gap-y-2 px-4 py-6 text-sm text-faint sm:px-6">
        <p className="mr-auto">Nothing of what you write is stored on a server.</p>
        {links.map(({ href, label }) => (
          <NearLink key={href} href={href} className="py-1 hover:text-ink">
            {label}
          </NearLink>
        ))}
        <a href="/api/docs" className="py-1 hover:text-ink">
          API
        </a>
      </div>
    </footer>
  );
}
