import type { ComponentType } from 'react';
import type { StepId } from '../../domain/lesson';
import type { StepProps } from './StepProps';
import { AnatomyStep } from './steps/AnatomyStep';
import { ChannelsStep } from './steps/ChannelsStep';
import { DependsStep } from './steps/DependsStep';
import { ExcitationStep } from './steps/ExcitationStep';
import { ImagesStep } from './steps/ImagesStep';
import { ImportanceStep } from './steps/ImportanceStep';
import { LimitsStep } from './steps/LimitsStep';
import { PlacementStep } from './steps/PlacementStep';
import { PublishedStep } from './steps/PublishedStep';
import { RatioStep } from './steps/RatioStep';
import { SaturationStep } from './steps/SaturationStep';
import { ScaleStep } from './steps/ScaleStep';
import { SigmoidStep } from './steps/SigmoidStep';
import { SqueezeStep } from './steps/SqueezeStep';
import { SurgeryStep } from './steps/SurgeryStep';
import { TwinsStep } from './steps/TwinsStep';
import { withLive } from './withLive';

/** What each step shows of the live network, with its question. */
export const LIVE_STEPS: Record<StepId, ComponentType<StepProps>> = {
  channels: withLive(ChannelsStep),
  anatomy: withLive(AnatomyStep),
  squeeze: withLive(SqueezeStep),
  excitation: withLive(ExcitationStep),
  sigmoid: withLive(SigmoidStep),
  scale: withLive(ScaleStep),
  placement: PlacementStep,
  ratio: withLive(RatioStep),
  images: withLive(ImagesStep),
  depends: withLive(DependsStep),
  saturation: withLive(SaturationStep),
  importance: withLive(ImportanceStep),
  surgery: withLive(SurgeryStep),
  twins: TwinsStep,
  published: PublishedStep,
  limits: LimitsStep,
};
