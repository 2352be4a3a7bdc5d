import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { mustStay } from "./stay-offline";

/** Goes to a page of the playground, unless the browser is offline, which is then said. */
export function useGo(): (href: string) => void {
  const router = useRouter();
  return useCallback(
    (href) => {
      if (!mustStay()) router.push(href);
    },
    [router],
  );
}
