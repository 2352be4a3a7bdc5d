import { Compass } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/states";
import { paths } from "@/config/paths";

export default function NotFound() {
  return (
    <div className="py-16">
      <h1 className="sr-only">Page not found</h1>
      <Empty icon={<Compass />} title="There is no page at this address" action={<ButtonLink href={paths.home}>Go home</ButtonLink>}>
        It may have moved, or the link may be incomplete.
      </Empty>
    </div>
  );
}
