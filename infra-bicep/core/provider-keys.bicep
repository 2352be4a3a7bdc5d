metadata name = 'Provider keys'
metadata description = 'Keys of the model providers that were given, readable by the warm app.'

@description('Required. Name of the vault.')
param vaultName string

@secure()
@description('Optional. Key for Anthropic.')
param anthropicKey string = ''

@secure()
@description('Optional. Key for OpenAI.')
param openAiKey string = ''

@description('Required. Identity of the warm app.')
param hostPrincipalId string

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

resource anthropic 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(anthropicKey)) {
  parent: vault
  name: 'anthropic-key'
  properties: { value: anthropicKey }
}

resource openAi 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(openAiKey)) {
  parent: vault
  name: 'openai-key'
  properties: { value: openAiKey }
}

module readAnthropic 'secret-readers.bicep' = if (!empty(anthropicKey)) {
  params: { vaultName: vaultName, secretName: 'anthropic-key', principalIds: [hostPrincipalId] }
  dependsOn: [anthropic]
}

module readOpenAi 'secret-readers.bicep' = if (!empty(openAiKey)) {
  params: { vaultName: vaultName, secretName: 'openai-key', principalIds: [hostPrincipalId] }
  dependsOn: [openAi]
}
