import type { ComponentChildren } from 'preact';
import { Heading, PostButton } from '../../ui/index.ts';
import type { ButtonKind } from '../../ui/index.ts';

/** The page of a mailed link: what it is for, and the one button that does it. */
export function LinkButton(props: {
  title: string;
  lead: ComponentChildren;
  /** The button's words. */
  button: string;
  kind?: ButtonKind;
  /** The link's own address: `visit.url.pathname`. */
  action: string;
  children?: ComponentChildren;
}) {
  return (
    <>
      <Heading lead={props.lead}>{props.title}</Heading>
      {props.children}
      <PostButton action={props.action} kind={props.kind ?? 'main'}>
        {props.button}
      </PostButton>
    </>
  );
}
