import { paths } from "@/config/paths";

export const navigation = [
  { href: paths.home, label: "Home" },
  { href: paths.playground, label: "Playground" },
  { href: paths.gallery, label: "Gallery" },
  { href: paths.builder, label: "Builder" },
  { href: paths.learn, label: "Learn" },
] as const;
