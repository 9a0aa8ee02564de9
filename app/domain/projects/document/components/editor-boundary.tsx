import { Component, type ReactNode } from 'react';

/** Only a class can catch what goes wrong while its children load; the text stays readable. */
export class EditorBoundary extends Component<
  { failed: ReactNode; children: ReactNode },
  { failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? this.props.failed : this.props.children;
  }
}
