import { cva, type VariantProps } from "class-variance-authority";
import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

const look = cva(
  "inline-flex items-center justify-center gap-2 rounded-lg font-medium whitespace-nowrap select-none transition-[background-color,border-color,color,box-shadow] duration-150 disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        primary: "bg-accent text-accent-ink shadow-card hover:bg-accent-hover",
        secondary: "border border-line bg-surface text-ink hover:border-line-strong hover:bg-sunken",
        quiet: "text-soft hover:bg-sunken hover:text-ink",
        danger: "border border-line bg-surface text-bad hover:bg-bad-soft",
      },
      size: {
        small: "h-8 px-2.5 text-[0.8125rem] [&_svg]:size-3.5",
        medium: "h-10 px-4 text-sm [&_svg]:size-4",
        large: "h-11 px-5 text-[0.9375rem] [&_svg]:size-4",
        icon: "size-9 [&_svg]:size-[1.1rem]",
      },
    },
    defaultVariants: { tone: "secondary", size: "medium" },
  },
);

type Look = VariantProps<typeof look>;

export function Button({ tone, size, className, type = "button", ...rest }: ComponentProps<"button"> & Look) {
  return <button type={type} className={cn(look({ tone, size }), className)} {...rest} />;
}

export function ButtonLink({ tone, size, className, ...rest }: ComponentProps<typeof Link> & Look) {
  return <Link className={cn(look({ tone, size }), className)} {...rest} />;
}
